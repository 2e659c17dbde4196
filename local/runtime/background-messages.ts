import type { RuleBook } from '../../shared/domain/deadline/rule-book.ts';
import type { DigestSettings } from '../digest-sending.ts';

/** What the thread of the background is started with. */
export interface BackgroundStart {
  readonly database: string;
  /** The file of the database as the main thread has it open (`database-file.ts`). */
  readonly databaseFd: number;
  readonly turn: SharedArrayBuffer;
  readonly clock: SharedArrayBuffer;
  /** One 32-bit counter: it moves whenever something was written that the background may have to look at. */
  readonly written: SharedArrayBuffer;
  readonly ruleBook: RuleBook;
  /** To open where digests go to. */
  readonly keys: { readonly pseudonymKey: Uint8Array };
  readonly digest?: DigestSettings;
}

/** What it can be asked to do; `stop` is the last. */
export type Asked =
  | 'live'
  | 'settle'
  | 'confirm-limits'
  | 'watch-limits'
  | 'send-digests'
  | 'hand-over-recent'
  | 'hand-over-all'
  | 'reconcile'
  | 'assess'
  | 'stop';

export interface Question {
  readonly id: number;
  readonly asked: Asked;
}

export type Reply =
  | { readonly id: number; readonly done: number }
  | { readonly id: number; readonly failed: string };
