import { useAnswer } from '../api/use-answer.ts';

const NEVER_CHANGES = { params: { code: '' } };

/** The full name of a division (浙江省杭州市西湖区西溪街道), its code until that is known. */
export function usePlace(code: string): string {
  const { data } = useAnswer('readDivision', code === '' ? NEVER_CHANGES : { params: { code } }, {
    enabled: code !== '',
  });
  if (!data) return code;
  const { above, division } = data.body;
  const names = [division, ...above].map(({ name }) => name);
  return names.reverse().join('');
}
