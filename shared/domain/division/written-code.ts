import * as z from 'zod/mini';

/** A code of 2, 4, 6 or 9 digits: whatever a token or an address may name. */
export const OfficeCode = z.string().check(z.regex(/^\d{2}(\d{2}(\d{2}(\d{3})?)?)?$/));

/** A code as somebody wrote it: a division of the list, or a village that a township registered. */
export const WrittenCode = z.string().check(z.regex(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/));

/** A county's six digits. */
export const CountyCode = z.string().check(z.regex(/^[1-9]\d{5}$/));

/** A township's nine digits. */
export const TownshipCode = z.string().check(z.regex(/^[1-9]\d{8}$/));
