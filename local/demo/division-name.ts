import { type Directory, periodsOf } from '../../shared/domain/division/directory.ts';

/** `河南省固始县蓼城街道`: a division with what lies above it, prefectures left out for shortness. */
export function divisionName(directory: Directory, code: string): string {
  const parts = [2, 6, 9].filter((digits) => digits <= code.length).map((digits) => code.slice(0, digits));
  return parts.map((part) => periodsOf(directory, part).at(-1)?.name ?? part).join('');
}
