import { maskDocumentNumber, maskName, maskPhone } from './masking.ts';
import type { Identity } from './person.ts';

/** An identity as lists show it. */
export function masked({ name, document, phone }: Identity): {
  readonly name: string;
  readonly documentNumber: string;
  readonly phone?: string;
} {
  return {
    name: maskName(name),
    documentNumber: maskDocumentNumber(document.number),
    ...(phone && { phone: maskPhone(phone) }),
  };
}
