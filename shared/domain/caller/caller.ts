import * as z from 'zod/mini';
import { OfficeCode } from '../division/written-code.ts';

/** What someone may do: 经办人, 审核人, 分管领导, 复核员, 协作部门, and the platform's own operator. */
export const Role = z.enum(['clerk', 'reviewer', 'manager', 'auditor', 'partner', 'operator']);
export type Role = z.infer<typeof Role>;

/** Who is asking: the verified claims of a bearer token. */
export const Caller = z.object({
  subject: z.string().check(z.minLength(1), z.maxLength(128)),
  role: Role,
  divisions: z.array(OfficeCode).check(z.maxLength(50)),
});
export type Caller = z.infer<typeof Caller>;
