import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { type CaseKind, filed as filedAt } from '../../shared/domain/assessment/case/case-kind.ts';
import { instant } from './engine-contract.ts';
import type { EngineStores } from './stores.ts';

const Note = z.strictObject({
  noteId: z.string(),
  version: z.int(),
  office: z.string(),
  superior: z.string(),
  run: z.string(),
  next: z.nullable(z.string()),
  text: z.string(),
});
type Note = z.infer<typeof Note>;

const kindNamed = (name: string): CaseKind<Note> => ({
  name,
  read: (stored) => Note.parse(stored),
  idOf: ({ noteId }) => noteId,
  officeOf: ({ office }) => office,
  superiorOf: ({ superior }) => superior,
  orderOf: ({ run }) => run,
});

const filed = (kind: CaseKind<Note>, one: Note) => filedAt(kind, one, one.next);

let made = 0;
/** A kind that no other test of this file has. */
function newKind(): CaseKind<Note> {
  return kindNamed(`note-${++made}`);
}

function note(noteId: string, changes: Partial<Note> = {}): Note {
  return {
    noteId,
    version: 1,
    office: '330106002',
    superior: '330106',
    run: 'r1',
    next: null,
    text: '甲镇',
    ...changes,
  };
}

/** Cases of assessments, the same on every engine. */
export function caseContract(name: string, stores: () => EngineStores): void {
  describe(`cases on ${name}`, () => {
    it('are made once, and change over the version before only', async () => {
      const { cases } = stores();
      const kind = newKind();
      expect(await cases.one(kind, 'a')).toBeUndefined();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => cases.save(filed(kind, note('a', { text: `t${i}` })))),
      );
      expect(answers.filter((answer) => answer === 'saved')).toHaveLength(1);
      expect(await cases.one(kind, 'a')).toEqual(note('a', { text: `t${answers.indexOf('saved')}` }));
      expect(await cases.save(filed(kind, note('a', { version: 3 })))).toBe('changed-meanwhile');
      expect(await cases.save(filed(kind, note('a', { version: 2, text: 'two' })))).toBe('saved');
      expect(await cases.save(filed(kind, note('a', { version: 2, text: 'late' })))).toBe(
        'changed-meanwhile',
      );
      expect((await cases.one(kind, 'a'))?.text).toBe('two');
      expect(await cases.one(newKind(), 'a')).toBeUndefined();
    });

    it('are saved together or not at all', async () => {
      const { cases } = stores();
      const kind = newKind();
      const other = newKind();
      await cases.save(filed(kind, note('there')));
      expect(
        await cases.save(filed(kind, note('new')), filed(other, note('there')), filed(kind, note('there'))),
      ).toBe('changed-meanwhile');
      expect([await cases.one(kind, 'new'), await cases.one(other, 'there')]).toEqual([undefined, undefined]);
      expect(
        await cases.save(filed(kind, note('new')), filed(kind, note('there', { version: 2, text: 'both' }))),
      ).toBe('saved');
      expect((await cases.one(kind, 'there'))?.text).toBe('both');
      expect(await cases.save()).toBe('saved');
    });

    it('give one number to one of twenty who take it at once', async () => {
      const { cases } = stores();
      const kind = newKind();
      await cases.save(filed(kind, note('counter')));
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          cases.save(filed(kind, note('counter', { version: 2 })), filed(kind, note(`n${i}`))),
        ),
      );
      expect(answers.filter((answer) => answer === 'saved')).toHaveLength(1);
      const made = await Promise.all(Array.from({ length: 20 }, (_, i) => cases.one(kind, `n${i}`)));
      expect(made.map((one) => one !== undefined)).toEqual(answers.map((answer) => answer === 'saved'));
    });

    it('stand in the lists of their office and of its superior, by their order and page by page', async () => {
      const { cases } = stores();
      const kind = newKind();
      for (const [id, run, office] of [
        ['d', 'r2', '330106002'],
        ['b', 'r1', '330106002'],
        ['a', 'r1', '330106003'],
        ['c', 'r1', '330106002'],
      ] as const)
        await cases.save(filed(kind, note(id, { run, office })));
      const list = async (side: 'office' | 'superior', division: string, under?: string) => {
        const ids: string[] = [];
        let after: string | undefined;
        do {
          const page = await cases.list(kind, {
            side,
            division,
            limit: 2,
            ...(under !== undefined && { under }),
            ...(after !== undefined && { after }),
          });
          expect(page.cases.length).toBeLessThanOrEqual(2);
          ids.push(...page.cases.map(({ noteId }) => noteId));
          after = page.next;
        } while (after !== undefined);
        return ids.join('');
      };
      expect(await list('superior', '330106')).toBe('abcd');
      expect(await list('superior', '330106', 'r1#')).toBe('abc');
      expect(await list('office', '330106002')).toBe('bcd');
      expect(await list('office', '330106002', 'r2#')).toBe('d');
      expect(await list('office', '330106')).toBe('');
      const b = await cases.one(kind, 'b');
      if (b) await cases.save(filed(kind, { ...b, version: 2, run: 'r3', office: '330106003' }));
      expect(await list('superior', '330106')).toBe('acdb');
      expect(await list('office', '330106003')).toBe('ab');
    });

    it('are listed from a place in the order on, whatever stands before it', async () => {
      const { cases } = stores();
      const kind = newKind();
      for (const run of ['ended#2026-01', 'ended#2026-03', 'open#2026-02', 'open#2026-04'])
        await cases.save(filed(kind, note(run.replace('#', '-'), { run })));
      const list = async (query: { readonly from: string; readonly under?: string }) => {
        const asked = { side: 'office', division: '330106002', limit: 1, ...query } as const;
        const ids: string[] = [];
        let after: string | undefined;
        do {
          const page = await cases.list(kind, { ...asked, ...(after !== undefined && { after }) });
          ids.push(...page.cases.map(({ noteId }) => noteId));
          after = page.next;
        } while (after !== undefined);
        return ids;
      };
      expect(await list({ from: 'ended#2026-02' })).toEqual([
        'ended-2026-03',
        'open-2026-02',
        'open-2026-04',
      ]);
      expect(await list({ from: 'ended#2026-02', under: 'ended#' })).toEqual(['ended-2026-03']);
      expect(await list({ from: 'ended#', under: 'open#' })).toEqual(['open-2026-02', 'open-2026-04']);
    });

    it('are due when their time has come, those first that are due longest', async () => {
      const { cases } = stores();
      const kind = newKind();
      await cases.save(filed(kind, note('later', { next: instant(9) })));
      await cases.save(filed(kind, note('second', { next: instant(2) })));
      await cases.save(filed(kind, note('first', { next: instant(1) })));
      await cases.save(filed(kind, note('never')));
      const due = async (minute: number, limit = 9) =>
        (await cases.due(kind, { until: instant(minute), limit })).map(({ noteId }) => noteId);
      expect(await due(0)).toEqual([]);
      expect(await due(2)).toEqual(['first', 'second']);
      expect(await due(2, 1)).toEqual(['first']);
      await cases.save(filed(kind, note('first', { version: 2, next: null })));
      expect(await due(9)).toEqual(['second', 'later']);
    });

    it('may be long', async () => {
      const { cases } = stores();
      const kind = newKind();
      const text = Array.from({ length: 60_000 }, (_, i) => `甲镇第${i}条`).join('');
      await cases.save(filed(kind, note('long', { text })));
      expect((await cases.one(kind, 'long'))?.text).toBe(text);
      expect(
        (await cases.list(kind, { side: 'office', division: '330106002', limit: 1 })).cases[0]?.text,
      ).toBe(text);
    });
  });
}
