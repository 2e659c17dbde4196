import { beforeAll, describe, expect, it } from 'vitest';
import { heirOf } from '../../shared/domain/division/heir.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { Area } from '../../shared/domain/village/area.ts';
import type { Village } from '../../shared/domain/village/village.ts';
import { loadDirectory } from '../../shared/divisions/load.ts';

/** The list that the suite asks about: the real one. */
export const nationalList = loadDirectory();

const TODAY = '2026-03-02';
const LINGYIN = '330106012';

function villageOf(code: string, name: string, changes: Partial<Village> = {}): Village {
  const periods = [{ name, validFrom: '2010-01-01', validTo: null, successors: [] }];
  return { code, kind: 'community', version: 1, periods, ...changes };
}

/** A village that ended on a day in favour of others. */
function ended(code: string, name: string, validTo: string, successors: string[]): Village {
  return villageOf(code, name, { periods: [{ name, validFrom: '2010-01-01', validTo, successors }] });
}

/** What every engine's directory must do alike. */
export function directoryContract(name: string, stores: () => DirectoryStore): void {
  describe(`the directory on ${name}`, () => {
    it('answers for the list: a code on a day, above, below, successors, former codes, search', async () => {
      const directory = stores();
      expect(await directory.divisionOn('330103', '2021-04-08')).toMatchObject({
        division: { name: '下城区' },
      });
      expect(await directory.divisionOn('330103', '2021-04-09')).toMatchObject({
        refusal: { name: 'division-abolished', code: '330103', date: '2021-04-09', successors: ['330105'] },
      });
      expect((await directory.ancestorsOn('330106012', TODAY)).map(({ code }) => code)).toEqual([
        '330106',
        '3301',
        '33',
      ]);
      expect((await directory.childrenOn('3301', '2021-04-09')).map(({ code }) => code)).toContain('330113');
      expect(await directory.successorsOf('330103', '2020-01-01', TODAY)).toMatchObject({
        kind: 'one',
        division: { code: '330105' },
      });
      expect(await directory.formerCodes('330105', TODAY)).toContain('330103');
      expect(await directory.formerCodes('330105', '2021-04-08')).not.toContain('330103');
      expect((await directory.search({ text: '杭州 西湖', date: TODAY, limit: 1 }))[0]?.code).toBe('330106');
    });

    it('trusts a county with the ended townships that nobody below it took over, until they are recorded anew', async () => {
      // Any township of Zhejiang that ended without an heir, and the division that carries on what was above it.
      const orphan = nationalList
        .rowsOfProvince('33')
        .find(
          (row) =>
            row.level === 'township' &&
            row.validTo !== null &&
            heirOf(nationalList, row.code, row.validTo, TODAY).kind === 'heir' &&
            row.successors.length === 0,
        );
      expect(orphan).toBeDefined();
      const heir = heirOf(nationalList, orphan?.code ?? '', orphan?.validTo ?? '', TODAY);
      const guardian = heir.kind === 'heir' ? heir.division.code : '';
      expect(await stores().formerCodes(guardian, TODAY)).toContain(orphan?.code);
    });

    it('knows who takes part on a day, and with its county everything in it and above it', async () => {
      const directory = stores();
      await directory.setParticipation('410102', '2024-01-01', null);
      await directory.setParticipation('410102', '2024-01-01', '2025-01-01');
      await directory.setParticipation('410102', '2025-06-01', null);
      for (const code of ['410102', '410102001', '4101', '41']) {
        expect(await directory.hasJoined(code, '2023-12-31')).toBe(false);
        expect(await directory.hasJoined(code, '2024-01-01')).toBe(true);
        expect(await directory.hasJoined(code, '2024-12-31')).toBe(true);
        expect(await directory.hasJoined(code, '2025-01-01')).toBe(false);
        expect(await directory.hasJoined(code, '2025-06-01')).toBe(true);
      }
      expect(await directory.hasJoined('410103', TODAY)).toBe(false);
      expect(await directory.hasJoined('4102', TODAY)).toBe(false);
      expect(await directory.participationOf('410102')).toEqual([
        { joinedOn: '2024-01-01', leftOn: '2025-01-01' },
        { joinedOn: '2025-06-01', leftOn: null },
      ]);
      expect(await directory.participantsUnder('41')).toEqual([
        { county: '410102', history: await directory.participationOf('410102') },
      ]);
    });

    it('lets a county that began out of one that took part go on, until something is set for itself', async () => {
      const directory = stores();
      await directory.setParticipation('330110', '2020-01-01', null);
      expect(await directory.hasJoined('330113', '2021-04-08')).toBe(false);
      expect(await directory.hasJoined('330113', '2021-04-09')).toBe(true);
      expect(await directory.hasJoined('330105', '2021-04-09')).toBe(false);
      await directory.setParticipation('330113', '2022-01-01', '2023-01-01');
      expect(await directory.hasJoined('330113', '2021-06-01')).toBe(false);
      expect(await directory.hasJoined('330113', '2022-06-01')).toBe(true);
      expect(await directory.hasJoined('330113', '2023-06-01')).toBe(false);
    });

    it('sets participation for one of two who saw the same history', async () => {
      const directory = stores();
      const first = [{ joinedOn: '2024-01-01', leftOn: null }];
      const both = await Promise.all([
        directory.saveParticipation('410203', [], first),
        directory.saveParticipation('410203', [], [{ joinedOn: '2024-02-01', leftOn: null }]),
      ]);
      expect([...both].sort()).toEqual(['changed-meanwhile', 'saved']);
      const now = await directory.participationOf('410203');
      expect(await directory.saveParticipation('410203', [], first)).toBe('changed-meanwhile');
      expect(await directory.saveParticipation('410203', now, first)).toBe('saved');
      expect(await directory.participationOf('410203')).toEqual(first);
      expect(await directory.participationOf('410204')).toEqual([]);
    });

    describe('with villages', () => {
      beforeAll(async () => {
        for (const village of [
          villageOf(`${LINGYIN}002`, '东山弄社区'),
          villageOf(`${LINGYIN}001`, '曙光社区'),
          villageOf('330106002001', '宝石社区'),
          ended(`${LINGYIN}003`, '曙北社区', '2020-07-01', [`${LINGYIN}001`]),
          ended(`${LINGYIN}004`, '两分社区', '2020-07-01', [`${LINGYIN}001`, `${LINGYIN}002`]),
          ended(`${LINGYIN}005`, '远处社区', '2020-07-01', ['330106002001']),
          villageOf(`${LINGYIN}006`, '𠮷祥社区'),
        ])
          expect(await stores().saveVillage(village)).toBe('saved');
      });

      it('keeps one village for one writer of a version', async () => {
        const village = villageOf('330106002009', '九号村');
        const taken = await Promise.all([1, 2, 3].map(() => stores().saveVillage(village)));
        expect(taken.filter((one) => one === 'saved')).toHaveLength(1);
        const renamed = { ...village, version: 2, kind: 'village' } as const;
        expect(await stores().saveVillage({ ...renamed, version: 3 })).toBe('changed-meanwhile');
        expect(await stores().saveVillage(renamed)).toBe('saved');
        expect(await stores().saveVillage(renamed)).toBe('changed-meanwhile');
        expect(await stores().village(village.code)).toEqual(renamed);
        expect(await stores().village('330106002008')).toBeUndefined();
      });

      it('finds them on a day by code, below their township, and what is above them', async () => {
        const directory = stores();
        const found = await directory.divisionOn(`${LINGYIN}003`, '2020-06-30');
        expect(found).toMatchObject({ division: { name: '曙北社区', level: 'village' } });
        expect(await directory.divisionOn(`${LINGYIN}003`, '2020-07-01')).toMatchObject({
          refusal: { name: 'division-abolished', successors: [`${LINGYIN}001`] },
        });
        expect(await directory.divisionOn(`${LINGYIN}001`, '2009-12-31')).toMatchObject({
          refusal: { name: 'division-not-yet-valid', validFrom: '2010-01-01' },
        });
        expect(await directory.divisionOn(`${LINGYIN}099`, TODAY)).toMatchObject({
          refusal: { name: 'division-unknown', code: `${LINGYIN}099`, date: TODAY },
        });
        const below = await directory.childrenOn(LINGYIN, TODAY);
        expect(below.map(({ name }) => name)).toEqual(['曙光社区', '东山弄社区', '𠮷祥社区']);
        expect((await directory.ancestorsOn(`${LINGYIN}001`, TODAY))[0]?.code).toBe(LINGYIN);
      });

      it('lets a village be no longer than its township', async () => {
        await stores().saveVillage(villageOf('330103001001', '长庆社区'));
        expect(await stores().divisionOn('330103001001', '2021-04-08')).toMatchObject({ kind: 'found' });
        expect(await stores().divisionOn('330103001001', '2021-04-09')).toMatchObject({
          refusal: { name: 'division-abolished', code: '330103001001', successors: ['330105014'] },
        });
      });

      it('follows them to their successors, also into another township', async () => {
        const to = (code: string) => stores().successorsOf(code, '2015-01-01', TODAY);
        expect(await to(`${LINGYIN}003`)).toMatchObject({ kind: 'one', division: { name: '曙光社区' } });
        expect(await to(`${LINGYIN}004`)).toMatchObject({
          kind: 'split',
          commonParent: { code: LINGYIN },
        });
        expect(await to(`${LINGYIN}005`)).toMatchObject({ kind: 'one', division: { name: '宝石社区' } });
        expect(await to(`${LINGYIN}001`)).toMatchObject({ kind: 'same' });
        expect(await to(`${LINGYIN}098`)).toMatchObject({ kind: 'none' });
      });

      it.each([
        ['曙光', [`${LINGYIN}001`]],
        ['𠮷祥', [`${LINGYIN}006`]],
        ['灵隐街道 社区', [`${LINGYIN}001`, `${LINGYIN}002`, `${LINGYIN}006`]],
        ['西湖 东山弄', [`${LINGYIN}002`]],
        [`${LINGYIN}00`, [`${LINGYIN}001`, `${LINGYIN}002`, `${LINGYIN}006`]],
        ['３３０１０６０１２００２', [`${LINGYIN}002`]],
      ])('finds %s', async (text, codes) => {
        const found = await stores().search({ text, date: TODAY, within: '330106', limit: 20 });
        expect(found.map(({ code }) => code)).toEqual(codes);
      });

      it('finds any part of a name within a township, and nothing of the name on another day', async () => {
        const query = { text: '山弄', within: LINGYIN, limit: 5 };
        expect((await stores().search({ ...query, date: TODAY }))[0]?.name).toBe('东山弄社区');
        expect(await stores().search({ ...query, date: '2009-01-01' })).toEqual([]);
      });

      it('lists by name and code, no more than asked for', async () => {
        const codes = ['330108001003', '330108001001', '330108001002'];
        for (const [i, code] of codes.entries())
          await stores().saveVillage(villageOf(code, ['同名乙村', '同名甲村', '同名甲村'][i] ?? ''));
        const found = await stores().villagesNamed('同名', 10);
        expect(found.map(({ code }) => code)).toEqual(['330108001003', '330108001001', '330108001002']);
        expect(await stores().villagesNamed('同名', 2)).toHaveLength(2);
        expect(await stores().villagesNamed('同名丙', 2)).toEqual([]);
      });
    });

    it('keeps areas of each township apart, one writer a version', async () => {
      const area = (township: string, code: string): Area => ({
        township,
        code,
        version: 1,
        periods: [
          {
            name: '第一网格',
            villages: [`${township}001`],
            validFrom: '2024-01-01',
            validTo: null,
            successors: [],
          },
        ],
      });
      const directory = stores();
      const taken = await Promise.all([1, 2].map(() => directory.saveArea(area(LINGYIN, 'A-1'))));
      expect(taken.filter((one) => one === 'saved')).toHaveLength(1);
      await directory.saveArea(area('330106002', 'A-1'));
      await directory.saveArea(area(LINGYIN, 'A-0'));
      const next = { ...area(LINGYIN, 'A-1'), version: 2 };
      expect(await directory.saveArea(next)).toBe('saved');
      expect(await directory.saveArea(next)).toBe('changed-meanwhile');
      expect(await directory.areasOf(LINGYIN)).toEqual([area(LINGYIN, 'A-0'), next]);
      expect(await directory.area('330106002', 'A-1')).toEqual(area('330106002', 'A-1'));
      expect(await directory.area('330106002', 'A-0')).toBeUndefined();
    });
  });
}
