import * as z from 'zod/mini';

/** One access to a person's data: who, for which office, what, why, when. */
export const AuditEntry = z.strictObject({
  entryId: z.string(),
  at: z.string(),
  personId: z.string(),
  subject: z.string(),
  role: z.string(),
  divisions: z.array(z.string()),
  action: z.enum([
    'record',
    'read-history',
    'read-ledger',
    'read-notice',
    'read-reconciliation',
    'read-check',
    'find-person',
    'unmask',
    'print-letter',
    'act-on-notice',
    'read-dead-letter',
  ]),
  /** Given for unmasking; short, and shown to the person one day. */
  purpose: z.optional(z.string()),
  requestId: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
