import { scoreUnit } from '../../shared/domain/assessment/kernel/score-unit.ts';
import type { Bulletin } from '../../shared/domain/assessment/bulletin/bulletin.ts';
import { editBulletin, issueBulletin } from '../../shared/domain/assessment/bulletin/act-on-bulletin.ts';
import {
  type BulletinContent,
  draftBulletin,
} from '../../shared/domain/assessment/bulletin/draft-bulletin.ts';
import { consequencesOf } from '../../shared/domain/assessment/kernel/outcomes.ts';
import { rankGroups } from '../../shared/domain/assessment/kernel/rank.ts';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { inputOf, measured, Q2, sha256 } from '../domain/assessment/given.ts';

/** Invented units of an invented county. */
export const NAMES = ['甲镇', '乙街道', '丙镇', '丁乡', '戊镇', '己街道', '庚镇', '辛乡'] as const;

export const EDITOR = {
  by: '330106',
  subject: 'editor',
  role: 'reviewer',
  now: '2026-07-15T02:00:00.000Z',
} as const;
export const ISSUER = {
  by: '330106',
  subject: 'issuer',
  role: 'manager',
  now: '2026-07-16T02:00:00.000Z',
} as const;

/** A township’s locked quarter; `late`: how many of a hundred arrivals were late. */
function resultOf(index: number, late: number) {
  const unitId = `3301060${String(index + 10)}`;
  return scoreUnit(
    inputOf(
      AGREEMENT_SCHEME,
      {
        'arrivals-recorded-on-time': measured(100 - late, 100),
        'replied-on-time': measured(40 - Math.min(20, late), 40),
        ...(index === 3 && { 'replies-complete': measured(2, 3) }),
      },
      { unit: { unitId, kind: 'township', division: unitId } },
    ),
    sha256,
  );
}

export function contentOf(said: Partial<BulletinContent> = {}): BulletinContent {
  const scheme: Scheme = AGREEMENT_SCHEME;
  const results = NAMES.map((name, index) => ({ name, score: resultOf(index, (index * 3) % 17) }));
  const scores = results.map(({ score }) => score);
  return {
    runId: 'run-2026Q2',
    runKind: 'assessment',
    lockedAt: '2026-07-14T16:00:00.000Z',
    scheme,
    period: Q2,
    results,
    placings: rankGroups(scores, scheme),
    consequences: consequencesOf(scores, scheme, 'quarter', () => []),
    rectifyBy: '2026-08-17',
    office: {
      division: '330106',
      name: '甲县人民政府办公室',
      heading: '甲县人民政府办公室文件',
      mark: '甲政办考',
    },
    addressees: ['各乡镇人民政府、街道办事处', '县政府各有关部门'],
    copies: ['市流动人口服务协同领导小组办公室', '县委办公室', '县人大常委会办公室'],
    replaces: null,
    banner: '演示数据，与真实单位无关',
    ...said,
  };
}

export function drafted(said: Partial<BulletinContent> = {}): Bulletin {
  const made = draftBulletin(contentOf(said), '2026-07-14T16:00:00.000Z', sha256);
  if (made.kind === 'refused') throw new Error(made.refusal.name);
  return made.bulletin;
}

export function issued(said: Partial<BulletinContent> = {}): Bulletin {
  const edited = editBulletin(drafted(said), {}, EDITOR);
  const made = edited.kind === 'acted' ? issueBulletin(edited.bulletin, 3, ISSUER) : edited;
  if (made.kind === 'refused') throw new Error(made.refusal.name);
  return made.bulletin;
}
