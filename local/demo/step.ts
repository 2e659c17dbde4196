import type { AssessmentPeriod } from '../../shared/domain/assessment/period.ts';
import type { ReportFact } from '../../shared/domain/assessment/fact/report-fact.ts';
import type { RecordMovement } from '../../shared/domain/movement/record-command.ts';
import type {
  NoticeTarget,
  Reply,
  UrgencyGround,
  VerificationItem,
} from '../../shared/domain/notice/notice.ts';

/** How the receiving end treats a notice, as the seed decided. */
export type Behaviour =
  | 'on-time'
  /** Answered, after the limit. */
  | 'late'
  /** Not answered before the plan ends. */
  | 'never'
  /** Said to belong elsewhere, with the right division. */
  | 'misrouted'
  | 'returned'
  /** The former township says that the person did not leave. */
  | 'disputed'
  /** Asked for more time once, then answered. */
  | 'extended'
  /** The receiving county has not joined. */
  | 'paper';

/** A notice that a step will cause. */
export interface ExpectedNotice {
  /** Whom it is about: 0 is the step's person, 1 the first of `together`, and so on. */
  readonly subject: number;
  readonly target: NoticeTarget;
  readonly receiver: string;
  readonly behaviour: Behaviour;
}

/** `POST /movements` by an office. */
export interface MovementStep {
  readonly kind: 'movement';
  readonly at: string;
  /** Unique in the plan; with the seed it serves as Idempotency-Key. */
  readonly id: string;
  readonly office: string;
  readonly command: RecordMovement;
  readonly notices: readonly ExpectedNotice[];
}

/** A verification request (协查函) by the township where the person lives. */
export interface VerificationStep {
  readonly kind: 'verification';
  readonly at: string;
  readonly id: string;
  readonly office: string;
  /** The movement that it asks about. */
  readonly about: { readonly step: string; readonly subject: number };
  readonly receiver: string;
  readonly items: readonly VerificationItem[];
  readonly urgency?: { readonly ground: UrgencyGround };
  readonly behaviour: Behaviour;
}

/** Which notice a response is about: the one that a step caused, or (hop 1) what its misrouting gave birth to. */
export interface NoticeRef {
  readonly step: string;
  readonly subject: number;
  readonly target: NoticeTarget | 'request';
  readonly hop: 0 | 1;
}

/** What an office does about a notice; the words are those of the notice's transitions. */
export type Action =
  | { readonly kind: 'accept' }
  | { readonly kind: 'hand-down'; readonly to: string }
  | { readonly kind: 'return'; readonly reason: string }
  | { readonly kind: 'resend' }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'misroute'; readonly right: string }
  | { readonly kind: 'dispute'; readonly claim: 'still-lives-here' }
  | { readonly kind: 'extend'; readonly reason: string; readonly until: string }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'enter-paper-reply'; readonly reply: Reply }
  | { readonly kind: 'find-incomplete'; readonly items: readonly VerificationItem[] }
  | { readonly kind: 'close' };

export interface ResponseStep {
  readonly kind: 'response';
  readonly at: string;
  /** The acting office: the holder, or the sender for `resend`, `withdraw`, `enter-paper-reply` and `close`. */
  readonly office: string;
  readonly notice: NoticeRef;
  readonly action: Action;
}

/** `POST /facts`: what an office reports by hand. */
export interface FactStep {
  readonly kind: 'fact';
  readonly at: string;
  readonly id: string;
  readonly office: string;
  readonly content: ReportFact['content'];
  readonly evidence?: string;
}

/** 抽查 in a county: its auditor seals what was recorded, draws another day, and the neighbours say what they found. */
export interface SamplingStep {
  readonly kind: 'sampling';
  readonly what: 'seal' | 'draw' | 'settle';
  readonly at: string;
  readonly id: string;
  readonly county: string;
  readonly period: AssessmentPeriod;
  /** By office, of its records one after another: whether they are right. More than are drawn. */
  readonly right: Readonly<Record<string, readonly boolean[]>>;
}

export type Step = MovementStep | VerificationStep | ResponseStep | FactStep | SamplingStep;
