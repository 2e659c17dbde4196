import type { Instant } from '../../calendar/instant.ts';
import { type Refused, refused } from '../../refusal.ts';
import type { Consequence } from '../kernel/outcomes.ts';
import type { Placing } from '../kernel/rank.ts';
import type { UnitScore } from '../kernel/result.ts';
import type { Digest } from '../kernel/score-unit.ts';
import type { AssessmentPeriod } from '../period.ts';
import { periodWords } from '../period-words.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { resultsDigest } from '../settlement/results-digest.ts';
import type { Bulletin, DocumentNumber, IssuingOffice } from './bulletin.ts';
import { attachmentsOf } from './bulletin-attachments.ts';
import { sectionsOf } from './bulletin-sections.ts';

/** A locked result as the bulletin prints it. */
export interface PrintedResult {
  readonly score: UnitScore;
  /** The unit's name: 甲镇. */
  readonly name: string;
}

/** What a bulletin is drafted from. */
export interface BulletinContent {
  readonly runId: string;
  readonly runKind: 'assessment' | 'what-if';
  readonly lockedAt: Instant | null;
  readonly scheme: Scheme;
  readonly period: AssessmentPeriod;
  readonly results: readonly PrintedResult[];
  readonly placings: readonly Placing[];
  readonly consequences: readonly Consequence[];
  /** Last day of the rectifications that were opened; null where there are none. */
  readonly rectifyBy: string | null;
  readonly office: IssuingOffice;
  readonly addressees: readonly string[];
  readonly copies: readonly string[];
  /** The issued one that was withdrawn and that this one replaces. */
  readonly replaces: DocumentNumber | null;
  readonly banner: string | null;
}

export type Drafted = { readonly kind: 'drafted'; readonly bulletin: Bulletin } | Refused;

/**
 * Drafts the bulletin of a locked run. It holds numbers, names of units and sentences made from them; nothing in it can name a person.
 * Responsibility areas are refused: where a village has few people in one, its score would be somebody's.
 */
export function draftBulletin(content: BulletinContent, now: Instant, digest: Digest): Drafted {
  const { runKind, lockedAt, scheme, results, replaces, office } = content;
  if (runKind === 'what-if') return refused('what-if-publishes-nothing');
  if (lockedAt === null) return refused('results-not-locked');
  if (!scheme.inBulletin || results.some(({ score }) => score.kind === 'area')) {
    return refused('not-for-bulletin');
  }
  const ordered = inOrder(results);
  return {
    kind: 'drafted',
    bulletin: {
      bulletinId: `${content.runId}.${office.division}.bulletin${replaces ? `.${replaces.year}-${replaces.number}` : ''}`,
      version: 1,
      state: 'draft',
      runId: content.runId,
      period: content.period,
      scheme: { schemeId: scheme.schemeId, version: scheme.version },
      resultsDigest: resultsDigest(
        ordered.map(({ score }) => score),
        digest,
      ),
      document: {
        title: `关于${periodWords(content.period)}流动人口服务协同工作考核情况的通报`,
        office,
        number: null,
        addressees: [...content.addressees],
        sections: sectionsOf({ ...content, results: ordered }),
        attachments: attachmentsOf({ ...content, results: ordered }),
        copies: [...content.copies],
        issuedOn: null,
        replaces,
        banner: content.banner,
      },
      withdrawn: null,
      timeline: [{ at: now, event: 'draft' }],
    },
  };
}

function inOrder(results: readonly PrintedResult[]): readonly PrintedResult[] {
  return results.toSorted((a, b) => (a.score.unitId < b.score.unitId ? -1 : 1));
}
