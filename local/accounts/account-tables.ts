/**
 * Tables of accounts, in the database of the installation: a backup holds them, and one commit covers an act and its audit. Only an
 * installation with local accounts makes them, so they change no format.
 */
export const accountTables = `
CREATE TABLE IF NOT EXISTS accounts (
  account TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, doc TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS account_sessions (
  session TEXT PRIMARY KEY, account TEXT NOT NULL, began_at INTEGER NOT NULL, seen_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS account_sessions_by_account ON account_sessions (account);
CREATE TABLE IF NOT EXISTS account_guards (
  guard TEXT PRIMARY KEY, failures INTEGER NOT NULL, closed_until INTEGER NOT NULL, last_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS account_addresses (
  name_key TEXT NOT NULL, address_key TEXT NOT NULL, last_at INTEGER NOT NULL,
  PRIMARY KEY (name_key, address_key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS account_proposals (
  proposal TEXT PRIMARY KEY, at INTEGER NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS account_handed_over (
  notice_id TEXT PRIMARY KEY, to_account TEXT NOT NULL, from_account TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS account_handed_over_by_account ON account_handed_over (to_account);
CREATE TABLE IF NOT EXISTS account_audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, account TEXT, doc TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS account_audit_by_account ON account_audit (account, seq);
`;
