import type * as z from 'zod/mini';
import type { BulletinView } from '../../shared/api/bulletin-operations.ts';
import type { Bulletin } from '../../shared/domain/assessment/bulletin/bulletin.ts';
import { bulletinCase } from '../../shared/domain/assessment/bulletin/bulletin-case.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { lies, type Territory } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { territoriesOf } from './scope.ts';

export interface BulletinReadingDeps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly directory: Pick<DirectoryStore, 'formerCodes'>;
  readonly clock: Clock;
}

export interface SeenBulletin {
  readonly kind: 'seen';
  readonly bulletin: Bulletin;
  /** The caller's office issues it. */
  readonly isOwn: boolean;
}

/**
 * A bulletin that a caller may read: the own office’s in every state; one that was issued, whether or not it was withdrawn since, also
 * by all below the office and above it. To others, and while it is a draft, it is not there.
 */
export async function seenBulletin(
  { cases, directory, clock }: BulletinReadingDeps,
  bulletinId: string,
  caller: Caller,
): Promise<SeenBulletin | Refused> {
  const unknown = refused('bulletin-unknown', undefined, { bulletin: bulletinId });
  const bulletin = await cases.one(bulletinCase, bulletinId);
  if (!bulletin) return unknown;
  const office = bulletin.document.office.division;
  const isOwn = caller.divisions.includes(office);
  if (isOwn) return { kind: 'seen', bulletin, isOwn };
  if (!isPublished(bulletin)) return unknown;
  const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
  return isConcerned(office, territories) ? { kind: 'seen', bulletin, isOwn } : unknown;
}

/** Issued, and so known to all it concerns, even when it was withdrawn afterwards. */
export function isPublished({ state }: Bulletin): boolean {
  return state === 'issued' || state === 'withdrawn';
}

/** True for whoever stands below an office, or above it. */
export function isConcerned(office: string, territories: readonly Territory[]): boolean {
  return territories.some(
    (territory) =>
      lies(office, territory) ||
      [territory.code, ...territory.formerly].some((code) => code.startsWith(office)),
  );
}

/** With its hands for the own office, without them for everybody else. */
export function bulletinView({ bulletin, isOwn }: Omit<SeenBulletin, 'kind'>): z.output<typeof BulletinView> {
  const { timeline, ...rest } = bulletin;
  return isOwn ? { ...rest, timeline } : rest;
}
