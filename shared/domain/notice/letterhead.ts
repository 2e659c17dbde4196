import * as z from 'zod/mini';
import type { CaseKind } from '../assessment/case/case-kind.ts';
import { OfficeCode } from '../division/written-code.ts';
import { checkPhone } from '../person/phone.ts';
import type { Refused } from '../refusal.ts';

const Words = (longest: number) =>
  z.string().check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N}（）()·、，,#\- ]*$/u), z.maxLength(longest));

/** 函头信息: what an office prints on its letters, so that their answers find it. Of the office, never of a person. */
export const LetterheadBody = z.strictObject({
  /** 发函单位, where it is not the division itself: 西湖区灵隐街道流动人口服务中心. */
  name: z.optional(Words(40)),
  telephone: z.string().check(z.minLength(5), z.maxLength(30)),
  fax: z.optional(z.string().check(z.minLength(5), z.maxLength(30))),
  address: Words(60),
  postcode: z.string().check(z.regex(/^\d{6}$/)),
});
export type LetterheadBody = z.infer<typeof LetterheadBody>;

export const Letterhead = z.strictObject({ ...LetterheadBody.shape, office: OfficeCode, version: z.int() });
export type Letterhead = z.infer<typeof Letterhead>;

export const letterheadCase: CaseKind<Letterhead> = {
  name: 'letterhead',
  read: (stored) => Letterhead.parse(stored),
  idOf: ({ office }) => office,
  officeOf: ({ office }) => office,
  superiorOf: ({ office }) => office,
  orderOf: () => 'letterhead',
};

/** The letterhead as an office sets it: the one before with another version, or itself where nothing changed. */
export function withLetterhead(
  office: string,
  before: Letterhead | undefined,
  body: LetterheadBody,
): { readonly kind: 'set'; readonly letterhead: Letterhead; readonly isNew: boolean } | Refused {
  const telephone = checkPhone(body.telephone);
  if (telephone.kind === 'refused') return at(telephone, '/telephone');
  const fax = body.fax === undefined ? undefined : checkPhone(body.fax);
  if (fax?.kind === 'refused') return at(fax, '/fax');
  const { name, address, postcode } = body;
  const content = {
    ...(name !== undefined && { name }),
    telephone: telephone.phone,
    ...(fax && { fax: fax.phone }),
    address,
    postcode,
  };
  const letterhead = { ...content, office, version: (before?.version ?? 0) + 1 };
  const same =
    before && JSON.stringify({ ...letterhead, version: before.version }) === JSON.stringify(before);
  return same ? { kind: 'set', letterhead: before, isNew: false } : { kind: 'set', letterhead, isNew: true };
}

function at({ refusal }: Refused, field: string): Refused {
  return { kind: 'refused', refusal: { ...refusal, field } };
}
