import type { Bulletin } from '../../shared/domain/assessment/bulletin/bulletin.ts';
import type {
  BulletinActed,
  BulletinFacts,
} from '../../shared/domain/assessment/bulletin/act-on-bulletin.ts';
import { bulletinCase } from '../../shared/domain/assessment/bulletin/bulletin-case.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import type { Answer } from '../../shared/lambda/answer.ts';
import { hasEnded } from './acting-office.ts';
import { type BulletinReadingDeps, bulletinView, seenBulletin } from './bulletin-reading.ts';
import { etagOf, isOtherVersion } from './version-tag.ts';

export const actingUses = { cases: ['one', 'save'], directory: ['formerCodes', 'divisionOn'] } as const;

export interface ActingDeps extends BulletinReadingDeps {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly directory: Pick<DirectoryStore, 'formerCodes' | 'divisionOn'>;
}

export interface Acting {
  readonly kind: 'acting';
  readonly bulletin: Bulletin;
  readonly facts: BulletinFacts;
}

/** A bulletin with whoever wants to act on it, as it was seen: `If-Match` is kept where it was sent. */
export async function actingOn(
  deps: ActingDeps,
  bulletinId: string,
  { caller, ifMatch }: { readonly caller: Caller; readonly ifMatch: string | undefined },
): Promise<Acting | Refused> {
  const seen = await seenBulletin(deps, bulletinId, caller);
  if (seen.kind === 'refused') return seen;
  const { bulletin, isOwn } = seen;
  const office = bulletin.document.office.division;
  if (!isOwn) return refused('division-not-yours', undefined, { division: office });
  if (isOtherVersion(ifMatch, bulletin)) return refused('precondition-failed');
  const now = deps.clock.now();
  const ended = await hasEnded(office, undefined, deps.directory, shanghaiDateOf(now));
  if (ended) return ended;
  const { role, subject } = caller;
  return { kind: 'acting', bulletin, facts: { by: office, role, subject, now } };
}

/** Keeps what came of an act over the version that it was decided on, and answers it. */
export async function keep(cases: Pick<CaseStore, 'save'>, acted: BulletinActed): Promise<Answer | Refused> {
  if (acted.kind === 'refused') return acted;
  const { bulletin } = acted;
  const saved = await cases.save(filed(bulletinCase, bulletin));
  return saved === 'saved' ? answerOf(bulletin) : changedMeanwhile(bulletin);
}

export function answerOf(bulletin: Bulletin): Answer {
  const body = { bulletin: bulletinView({ bulletin, isOwn: true }) };
  return { status: 200, headers: { etag: etagOf(bulletin) }, body };
}

export function changedMeanwhile({ bulletinId }: Bulletin): Refused {
  return refused('bulletin-changed-meanwhile', undefined, { bulletin: bulletinId });
}
