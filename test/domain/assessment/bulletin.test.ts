import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import * as z from 'zod/mini';
import {
  type BulletinActed,
  editBulletin,
  issueBulletin,
  redraftBulletin,
  withdrawBulletin,
} from '../../../shared/domain/assessment/bulletin/act-on-bulletin.ts';
import {
  type Block,
  Bulletin,
  BulletinEdit,
  numberWords,
} from '../../../shared/domain/assessment/bulletin/bulletin.ts';
import {
  bulletinStateAfter,
  bulletinStates,
  bulletinTransitions,
} from '../../../shared/domain/assessment/bulletin/bulletin-transitions.ts';
import { draftBulletin } from '../../../shared/domain/assessment/bulletin/draft-bulletin.ts';
import { dayWords, periodWords } from '../../../shared/domain/assessment/period-words.ts';
import { periodOf } from '../../../shared/domain/assessment/period.ts';
import { rankGroups } from '../../../shared/domain/assessment/kernel/rank.ts';
import { AREA_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/area-scheme.ts';
import { exactOf, plus, ZERO } from '../../../shared/domain/assessment/exact/exact.ts';
import { twoDigits } from '../../../shared/domain/assessment/exact/rounding.ts';
import { contentOf, drafted, EDITOR, issued, ISSUER, NAMES } from '../../bulletin/demo-bulletin.ts';
import { sha256 } from './given.ts';

const LOCKED = '2026-07-14T16:00:00.000Z';

function name(acted: BulletinActed): string {
  return acted.kind === 'refused' ? acted.refusal.name : acted.bulletin.state;
}
function blocksOf({ document }: Bulletin): readonly Block[] {
  return [...document.sections, ...document.attachments].flatMap(({ blocks }) => blocks);
}
function tableOf(bulletin: Bulletin, id: string) {
  const table = blocksOf(bulletin).find((block) => block.id === id);
  if (table?.kind !== 'table') throw new Error(`no table ${id}`);
  return table;
}
function sectionIds({ document }: Bulletin): readonly string[] {
  return document.sections.map(({ id }) => id);
}

describe('a draft', () => {
  it('holds ranking, commendations, key management, reasons and demands', () => {
    const draft = drafted();
    expect(z.safeParse(Bulletin, draft).success).toBe(true);
    expect(draft).toMatchObject({ state: 'draft', document: { number: null, issuedOn: null } });
    expect(draft.document.title).toBe('关于2026年第二季度流动人口服务协同工作考核情况的通报');
    expect(sectionIds(draft)).toEqual([
      'overview',
      'results',
      'commendations',
      'measures',
      'problems',
      'demands',
    ]);
    const ranking = tableOf(draft, 'results-townships').rows;
    expect(ranking.map(([place]) => place)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(new Set(ranking.map(([, unit]) => unit))).toEqual(new Set(NAMES));
    const paragraphs = blocksOf(draft).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    expect(paragraphs).toContain('季度前三名：甲镇、庚镇、乙街道。');
    expect(paragraphs).toContain('重点管理：丙镇、丁乡、戊镇、己街道。');
    expect(paragraphs.join('')).toContain('于2026年8月17日前报送整改情况');
  });

  it('prints a table of points that adds up to the totals', () => {
    for (const [unit, ...cells] of tableOf(drafted(), 'points-table').rows) {
      const parts = cells.slice(0, -1).map((cell) => exactOf(cell));
      expect(twoDigits(parts.reduce(plus, ZERO)), unit).toBe(cells.at(-1));
    }
  });

  it('gives the reason of every line that lost points or was not applicable, and of no other', () => {
    const rows = tableOf(drafted(), 'reasons-table').rows;
    const { results } = contentOf();
    const expected = results.flatMap(({ score }) =>
      score.lines.filter(({ reason }) => reason !== 'target-reached'),
    );
    expect(rows).toHaveLength(expected.length);
    expect(rows.some(([unit, , reason]) => unit === '丁乡' && reason?.includes('不足以评价'))).toBe(true);
  });

  it('counts line by line who was judged and who fell short', () => {
    expect(tableOf(drafted(), 'problems-table').rows).toEqual([
      ['登记及时', '流入登记及时率', '8', '7'],
      ['反馈及时', '反馈及时率', '8', '6'],
    ]);
  });

  it('ranks and praises peer groups apart', () => {
    const content = contentOf();
    const kinds = ['township', 'department'] as const;
    const results = content.results.map((one, index) => {
      const kind = kinds[index % 2] ?? 'township';
      return { ...one, score: { ...one.score, kind, peerGroup: `${kind}s` } };
    });
    const placings = rankGroups(
      results.map(({ score }) => score),
      content.scheme,
    );
    const draft = drafted({ results, placings });
    const headings = blocksOf(draft).flatMap((block) => (block.kind === 'subheading' ? [block.text] : []));
    expect(headings).toEqual(['乡镇（街道）', '部门']);
    expect(tableOf(draft, 'results-departments').rows.map(([place, unit]) => `${place}${unit}`)).toEqual([
      '1乙街道',
      '2辛乡',
      '3丁乡',
      '4己街道',
    ]);
    const texts = blocksOf(draft).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    expect(texts).toContain('季度前三名：甲镇、庚镇；乙街道。');
  });

  it('leaves out sections with nothing to say, and shares places in words', () => {
    const first = contentOf();
    const [best] = first.results;
    const results = [best!, { ...best!, name: '乙街道', score: { ...best!.score, unitId: 'z' } }];
    const placings = results.map(({ score: { unitId } }) => ({
      unitId,
      peerGroup: 'townships',
      place: 1,
      fromLast: 1,
      sharedBy: 2,
      groupSize: 2,
    }));
    const draft = drafted({ results, placings, consequences: [], rectifyBy: null });
    expect(sectionIds(draft)).toEqual(['overview', 'results', 'demands']);
    expect(tableOf(draft, 'results-townships').rows.map(([place]) => place)).toEqual([
      '1（并列）',
      '1（并列）',
    ]);
    expect(draft.document.attachments.map(({ id }) => id)).toEqual(['points']);
  });

  it('says whose grade a proven falsehood lowered, and who has no total', () => {
    const content = contentOf();
    const results = content.results.map((result, index) => {
      if (index === 0) return { ...result, score: { ...result.score, grade: 'qualified', cappedBy: ['f'] } };
      return index === 1
        ? { ...result, score: { ...result.score, total: null, grade: null, gradeByTotal: null } }
        : result;
    });
    const placings = content.placings.filter(({ unitId }) => unitId !== results[1]?.score.unitId);
    const draft = drafted({ results, placings });
    const text = JSON.stringify(draft.document.sections[0]);
    expect(text).toContain('因查实虚报、瞒报或挪报，甲镇的等次按方案下调');
    expect(text).toContain('1个单位可适用指标不足');
    expect(tableOf(draft, 'results-townships').rows.at(-1)).toEqual(['—', '乙街道', '不计分', '—']);
  });

  it('is of locked results, never of a what-if, and never of responsibility areas', () => {
    const refusal = (said: Parameters<typeof contentOf>[0]) => {
      const made = draftBulletin(contentOf(said), LOCKED, sha256);
      return made.kind === 'refused' ? made.refusal.name : made.kind;
    };
    expect(refusal({})).toBe('drafted');
    expect(refusal({ lockedAt: null })).toBe('results-not-locked');
    expect(refusal({ runKind: 'what-if' })).toBe('what-if-publishes-nothing');
    expect(refusal({ scheme: AREA_SCHEME, results: [], consequences: [] })).toBe('not-for-bulletin');
    const areas = contentOf().results.map((result) => ({
      ...result,
      score: { ...result.score, kind: 'area' as const },
    }));
    expect(refusal({ results: areas })).toBe('not-for-bulletin');
  });

  it('is the same for the same results in whatever order, with one digest of them', () => {
    const { results } = contentOf();
    fc.assert(
      fc.property(fc.shuffledSubarray([...results], { minLength: results.length }), (shuffled) => {
        expect(drafted({ results: shuffled })).toEqual(drafted());
      }),
      { numRuns: 20 },
    );
    const changed = results.map((one, index) =>
      index === 0 ? { ...one, score: { ...one.score, inputDigest: 'other' } } : one,
    );
    expect(drafted({ results: changed }).resultsDigest).not.toBe(drafted().resultsDigest);
  });
});

describe('editing', () => {
  const edit = (said: object) => editBulletin(drafted(), said, EDITOR);
  const after = (said: object): Bulletin => {
    const acted = edit(said);
    if (acted.kind === 'refused') throw new Error(acted.refusal.name);
    return acted.bulletin;
  };

  it('rewrites, adds and removes paragraphs of the text', () => {
    const edited = after({
      title: '关于二季度考核情况的通报',
      copies: ['县委办公室'],
      rewritten: [{ block: 'demand-all', text: '请各单位认真整改。' }],
      added: [
        { after: 'results', text: '本期排名如下。' },
        { after: 'demand-all', text: '特此通报。' },
      ],
      removed: ['demand-rectify'],
    });
    expect(z.safeParse(Bulletin, edited).success).toBe(true);
    expect(edited).toMatchObject({
      state: 'edited',
      version: 2,
      document: { title: '关于二季度考核情况的通报' },
    });
    const results = edited.document.sections.find(({ id }) => id === 'results');
    expect(results?.blocks[0]).toMatchObject({ text: '本期排名如下。' });
    const demands = edited.document.sections.find(({ id }) => id === 'demands')?.blocks;
    expect(demands?.map((block) => (block.kind === 'paragraph' ? block.text : ''))).toEqual([
      '请各单位认真整改。',
      '特此通报。',
    ]);
    const again = editBulletin(edited, { removed: ['added-1-2'] }, EDITOR);
    expect(name(again)).toBe('edited');
  });

  it('never touches what is made from the results', () => {
    const text = '改写';
    expect(name(edit({ rewritten: [{ block: 'results-townships', text }] }))).toBe('block-fixed');
    expect(name(edit({ rewritten: [{ block: 'overview-grades', text }] }))).toBe('block-fixed');
    expect(name(edit({ removed: ['band-key-management'] }))).toBe('block-fixed');
    expect(name(edit({ removed: ['points-table'] }))).toBe('block-unknown');
    expect(name(edit({ added: [{ after: 'nowhere', text }] }))).toBe('block-unknown');
    const tables = (bulletin: Bulletin) => blocksOf(bulletin).filter(({ kind }) => kind === 'table');
    expect(tables(after({ removed: ['demand-all'] }))).toEqual(tables(drafted()));
  });

  it('takes no refused subject and no number that may be a person’s', () => {
    const takes = (text: string) => z.safeParse(BulletinEdit, { rewritten: [{ block: 'b', text }] }).success;
    expect(takes('请各单位于2026年8月17日前报送')).toBe(true);
    expect(takes('联系电话13800138000')).toBe(false);
    expect(takes('计划生育情况')).toBe(false);
  });

  it('is the issuing office’s', () => {
    expect(name(editBulletin(drafted(), {}, { ...EDITOR, by: '330105' }))).toBe('division-not-yours');
    expect(name(editBulletin(drafted(), {}, { ...EDITOR, role: 'auditor' }))).toBe('role-not-allowed');
  });
});

describe('issuing', () => {
  it('is a manager’s, after somebody else has read it through', () => {
    expect(name(issueBulletin(drafted(), 3, ISSUER))).toBe('transition-not-allowed');
    const edited = editBulletin(drafted(), {}, { ...EDITOR, role: 'manager' });
    if (edited.kind === 'refused') throw new Error(edited.refusal.name);
    expect(name(issueBulletin(edited.bulletin, 3, { ...ISSUER, role: 'reviewer' }))).toBe('role-not-allowed');
    expect(name(issueBulletin(edited.bulletin, 3, { ...ISSUER, subject: EDITOR.subject }))).toBe(
      'issuer-is-editor',
    );
    expect(name(issueBulletin(edited.bulletin, 3, { ...ISSUER, by: '330105' }))).toBe('division-not-yours');
    expect(name(issueBulletin(edited.bulletin, 3, ISSUER))).toBe('issued');
  });

  it('gives number and day, and then nothing changes', () => {
    const bulletin = issued();
    expect(z.safeParse(Bulletin, bulletin).success).toBe(true);
    expect(bulletin.document.number && numberWords(bulletin.document.number)).toBe('甲政办考〔2026〕3号');
    expect(bulletin.document.issuedOn).toBe('2026-07-16');
    expect(name(editBulletin(bulletin, {}, EDITOR))).toBe('transition-not-allowed');
    expect(name(issueBulletin(bulletin, 4, ISSUER))).toBe('transition-not-allowed');
  });

  it('is taken back with a reason, and replaced under a new number', () => {
    const bulletin = issued();
    expect(name(withdrawBulletin(drafted(), '有误', ISSUER))).toBe('transition-not-allowed');
    const withdrawn = withdrawBulletin(bulletin, '丙镇得分更正', ISSUER);
    if (withdrawn.kind === 'refused') throw new Error(withdrawn.refusal.name);
    expect(withdrawn.bulletin).toMatchObject({ state: 'withdrawn', withdrawn: { reason: '丙镇得分更正' } });
    expect(withdrawn.bulletin.document).toEqual(bulletin.document);
    const next = drafted({ replaces: bulletin.document.number });
    expect(next.bulletinId).not.toBe(bulletin.bulletinId);
    expect(next.document.replaces).toEqual({ mark: '甲政办考', year: 2026, number: 3 });
  });

  it('drafted anew says what the results say now: over itself, or beside the withdrawn one that it replaces', () => {
    const drafted2 = drafted({ copies: ['县委办公室'] });
    const edited = editBulletin(drafted(), {}, EDITOR);
    if (edited.kind === 'refused') throw new Error(edited.refusal.name);
    const over = redraftBulletin(edited.bulletin, drafted2, EDITOR);
    expect(over).toMatchObject({
      kind: 'acted',
      bulletin: { state: 'draft', version: 3, bulletinId: drafted2.bulletinId, document: drafted2.document },
    });
    const bulletin = issued();
    expect(redraftBulletin(bulletin, drafted2, EDITOR)).toMatchObject({
      refusal: { name: 'transition-not-allowed', values: { state: 'issued' } },
    });
    const withdrawn = withdrawBulletin(bulletin, '丙镇得分更正', ISSUER);
    if (withdrawn.kind === 'refused') throw new Error(withdrawn.refusal.name);
    const next = drafted({ replaces: bulletin.document.number });
    const beside = redraftBulletin(withdrawn.bulletin, next, EDITOR);
    expect(beside).toMatchObject({ bulletin: { bulletinId: next.bulletinId, version: 1, state: 'draft' } });
    for (const [who, name] of [
      [{ ...EDITOR, role: 'auditor' as const }, 'role-not-allowed'],
      [{ ...EDITOR, by: '330105' }, 'division-not-yours'],
    ] as const)
      expect(redraftBulletin(withdrawn.bulletin, next, who)).toMatchObject({ refusal: { name } });
  });

  it('stands in a table of states that reaches each and leaves none that has ended', () => {
    const events = Object.keys(bulletinTransitions) as (keyof typeof bulletinTransitions)[];
    const reached = new Set<string>(['draft']);
    for (const event of events)
      for (const state of bulletinStates) {
        const next = bulletinStateAfter(event, state);
        if (next) reached.add(next);
        if (state === 'withdrawn') expect(next).toBeNull();
      }
    expect([...reached].sort()).toEqual([...bulletinStates].sort());
  });
});

describe('words of days and periods', () => {
  it('are those of documents', () => {
    expect(dayWords('2026-07-08')).toBe('2026年7月8日');
    const words = (kind: 'month' | 'quarter' | 'half-year' | 'year', first: number) =>
      periodWords(periodOf(kind, '2026-08-15', first));
    expect(['month', 'quarter', 'half-year', 'year'].map((kind) => words(kind as 'month', 1))).toEqual([
      '2026年8月',
      '2026年第三季度',
      '2026年下半年',
      '2026年度',
    ]);
    expect(words('quarter', 2)).toBe('2026年8月至2026年10月');
    expect(words('year', 11)).toBe('2025年11月至2026年10月');
  });
});
