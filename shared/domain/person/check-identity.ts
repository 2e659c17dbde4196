import type { LocalDate } from '../calendar/date.ts';
import { type Refused, refused } from '../refusal.ts';
import { checkDocument, type DocumentWarning } from './document.ts';
import type { RegionStatus } from './id-number.ts';
import { checkName } from './name.ts';
import type { Identity } from './person.ts';
import { checkPhone } from './phone.ts';

export type IdentityCheck =
  | { readonly kind: 'accepted'; readonly identity: Identity; readonly warnings: readonly DocumentWarning[] }
  | Refused;

/** Name, document and telephone as they are kept, or the first that cannot be; `at` is where they stand in the request. */
export function checkIdentity(
  { name, document, phone }: Identity,
  today: LocalDate,
  regionOf: (region: string) => RegionStatus,
  at = '/person',
): IdentityCheck {
  const checkedName = checkName(name);
  if (checkedName.kind === 'refused') return placed(checkedName, `${at}/name`);
  const checkedDocument = checkDocument(document.kind, document.number, today, regionOf);
  if (checkedDocument.kind === 'refused') return placed(checkedDocument, `${at}/document/number`);
  const checkedPhone = phone === undefined ? undefined : checkPhone(phone);
  if (checkedPhone?.kind === 'refused') return placed(checkedPhone, `${at}/phone`);
  return {
    kind: 'accepted',
    identity: {
      name: checkedName.name,
      document: checkedDocument.document,
      ...(checkedPhone && { phone: checkedPhone.phone }),
    },
    warnings: checkedDocument.warnings,
  };
}

function placed({ refusal }: Refused, field: string): Refused {
  return refused(refusal.name, field, refusal.values);
}
