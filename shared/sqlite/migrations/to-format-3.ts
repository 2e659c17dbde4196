import type { Migration } from './migration.ts';

/** The table of cases, which the schema makes. A version before must not write to a file that has them. */
export const toFormat3: Migration = { to: 3, migrate() {} };
