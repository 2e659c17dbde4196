import { randomBytes } from 'node:crypto';
import { parseCsv } from '@cj-tech-master/excelts/csv';
import { Workbook } from '@cj-tech-master/excelts';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { MOST_BYTES } from '../../shared/export/made-file.ts';
import { sheetCsv } from '../../shared/export/sheets-csv.ts';
import { sheetsXlsx } from '../../shared/export/sheets-xlsx.ts';
import { text } from '../../shared/domain/assessment/export/sheet.ts';
import { clerk, GONGSHU, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const QUARTER = 'agreement-hundred.v1.quarter.2026-01-01';
const VILLAGES = 'village-thousand.v1.quarter.2026-01-01';
const COUNTY = '330106';
const VILLAGE = `${WEST_LAKE}001`;
/** What a program would take for a formula. */
const ODD_NAME = '=HYPERLINK("x"),村';
const manager: Caller = { subject: 'manager', role: 'manager', divisions: [COUNTY] };
const operator: Caller = { subject: 'operator', role: 'operator', divisions: [] };

let world: World;
beforeAll(async () => {
  world = await smallWorld();
  const body = { code: VILLAGE, kind: 'village', name: ODD_NAME, validFrom: '2026-01-01' };
  await world.call(clerk(WEST_LAKE), 'POST', `/divisions/${WEST_LAKE}/villages`, { body });
  for (const ordinal of [1, 2, 3, 4]) {
    const on = ordinal === 4 ? '2026-02-03' : '2026-03-01';
    const arrival = inflowBody(WEST_LAKE, on, GUSHI, ordinal);
    await world.call(clerk(WEST_LAKE), 'POST', '/movements', { body: arrival, key: `k${ordinal}` });
  }
  await world.advanceTo('2026-04-01T01:00:00.000Z');
});
afterAll(() => world.close());

const get = (caller: Caller, path: string) => world.call(caller, 'GET', `/assessments/runs/${path}`);
const unitFile = (query: string, caller: Caller = clerk(WEST_LAKE)) =>
  get(caller, `${QUARTER}/units/${WEST_LAKE}/export?${query}`);

/** Every sheet of a workbook as text, row by row, with what each cell is. */
async function opened(bytes: Uint8Array) {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  return Object.fromEntries(
    book.worksheets.map((sheet) => {
      const rows: unknown[][] = [];
      sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
      return [sheet.name, rows];
    }),
  ) as Record<string, unknown[][]>;
}

function rowsOf(bytes: Uint8Array): string[][] {
  const csv = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  // Without the mark Excel takes UTF-8 for the machine's own code page.
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  return parseCsv(csv.slice(1));
}

describe('the export of a result', () => {
  it('as XLSX is what the API answers: what it is, its lines, and the records behind them', async () => {
    const file = await unitFile('format=xlsx');
    expect(file.headers['content-disposition']).toContain(
      encodeURIComponent('北山街道2026年第一季度考核结果第1版.xlsx'),
    );
    const sheets = await opened(file.body);
    expect(Object.keys(sheets)).toEqual(['说明', '逐项得分', '依据的记录']);
    const { result } = (await get(manager, `${QUARTER}/units/${WEST_LAKE}`)).body;
    const { run } = (await get(manager, QUARTER)).body;
    const about = new Map(sheets['说明'] as [string, unknown][]);
    for (const [item, value] of [
      ['责任单位', '北山街道'],
      ['责任单位代码', WEST_LAKE],
      ['考核方案', AGREEMENT_SCHEME.zh],
      ['方案版本', '1'],
      ['考核期首日', '2026-01-01'],
      ['考核期末日', '2026-03-31'],
      ['结果版本', '1'],
      ['输入摘要', result.score.inputDigest],
      ['数据截止时间（UTC）', run.cutOff],
    ])
      expect([item, about.get(item)]).toEqual([item, value]);
    const [heading, ...lines] = sheets['逐项得分'] ?? [];
    expect(heading?.slice(0, 4)).toEqual(['责任单位代码', '责任单位', '类别代码', '类别']);
    expect(lines).toHaveLength(result.score.lines.length + result.score.bonuses.length);
    for (const [i, line] of result.score.lines.entries()) {
      const row = Object.fromEntries((heading ?? []).map((title, at) => [title, lines[i]?.[at]]));
      expect(row).toMatchObject({
        责任单位代码: WEST_LAKE,
        指标代码: line.indicator,
        统计指标代码: line.measure,
        分子: line.numerator,
        分母: line.denominator,
        得分: Number(line.earned),
        本期满分: Number(line.maximum),
        得分理由代码: line.reason,
      });
      expect(row['得分理由']).toMatch(/[\u4e00-\u9fff].*。$/);
    }
    const records = (sheets['依据的记录'] ?? []).slice(1);
    const measure = 'arrivals-recorded-on-time';
    const listed = (await get(manager, `${QUARTER}/units/${WEST_LAKE}/measures/${measure}`)).body.records;
    expect(listed).toHaveLength(4);
    expect(records.filter(([, , of]) => of === measure).map(([, , , , id, good]) => [id, good])).toEqual(
      listed.map((one: { record: string; inNumerator: boolean }) => [
        one.record,
        one.inNumerator ? '是' : '否',
      ]),
    );
  });

  it('as CSV has one of the sheets, row for row that of the XLSX, and shields what Excel would take for a formula', async () => {
    const sheets = await opened((await unitFile('format=xlsx')).body);
    for (const [sheet, zh] of [
      ['lines', '逐项得分'],
      ['records', '依据的记录'],
      ['about', '说明'],
    ] as const) {
      const file = await unitFile(`format=csv&sheet=${sheet}`);
      expect(file.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
      expect(file.headers['content-disposition']).toContain(encodeURIComponent(`第1版-${zh}.csv`));
      const plain = (cell: unknown) =>
        typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
      const numbers = (row: readonly unknown[]) =>
        row.map((cell) => (/^\d+\.\d\d$/.test(plain(cell)) ? String(Number(cell)) : plain(cell)));
      // The code of a record may begin with a hyphen: one in 64 does.
      const shielded = (cell: string) => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell);
      const rows = rowsOf(file.body);
      const width = rows[0]?.length ?? 0;
      const same = (sheets[zh] ?? []).map((row) =>
        numbers(Array.from({ length: width }, (_, i) => row[i])).map(shielded),
      );
      expect(rows.map(numbers)).toEqual(same);
    }
    expect(rowsOf((await unitFile('format=csv')).body)[0]).toContain('得分理由');
  });

  it('is the same bytes each time', async () => {
    for (const query of ['format=xlsx', 'format=csv&sheet=records']) {
      const [one, two] = [await unitFile(query), await unitFile(query)];
      expect(Buffer.compare(one.body, two.body), query).toBe(0);
    }
  });

  it('is for whoever may see the result, of a revision that there is', async () => {
    expect((await unitFile('', manager)).status).toBe(200);
    expect((await unitFile('', clerk(GONGSHU))).body.type).toBe('/problems/division-not-yours');
    expect((await unitFile('revision=2')).body.type).toBe('/problems/result-unknown');
    expect((await unitFile('format=pdf')).body.type).toBe('/problems/invalid-request');
  });
});

describe('the export of a county', () => {
  it('has every unit that the list has, and no formula whatever a unit is called', async () => {
    for (const runId of [QUARTER, VILLAGES]) {
      const path = `${runId}/units/export?within=${COUNTY}`;
      const { results } = (await get(manager, `${runId}/units?within=${COUNTY}`)).body;
      expect(results.length).toBeGreaterThan(0);
      const sheets = await opened((await get(manager, path)).body);
      expect(Object.keys(sheets)).toEqual(['说明', '考核结果', '逐项得分']);
      const rows = (sheets['考核结果'] ?? []).slice(1);
      expect(rows.map(([unitId]) => unitId)).toEqual(results.map((one: { unitId: string }) => one.unitId));
      const csv = rowsOf((await get(manager, `${path}&format=csv`)).body);
      expect(csv.slice(1).map(([unitId]) => unitId)).toEqual(rows.map(([unitId]) => unitId));
      if (runId !== VILLAGES) continue;
      // Text in the one, and in the other not at the beginning of the cell.
      expect(rows[0]?.[1]).toBe(ODD_NAME);
      expect(csv[1]?.[1]).toBe(`'${ODD_NAME}`);
    }
  });

  it('is of a county at most, and of the own', async () => {
    const of = async (within: string, caller = manager) =>
      (await get(caller, `${QUARTER}/units/export?within=${within}`)).body.type;
    expect(await of('330105')).toBe('/problems/division-not-yours');
    expect(await of('3301', { ...manager, divisions: ['3301'] })).toBe('/problems/too-many-divisions');
    expect((await get(clerk(WEST_LAKE), `${QUARTER}/units/export?within=${WEST_LAKE}`)).status).toBe(200);
  });
});

describe('a sheet', () => {
  const sheet = (rows: Iterable<readonly (string | number | null)[]>) => ({
    id: 'lines' as const,
    zh: '表',
    columns: [text('甲', 5), text('乙', 5)],
    rows,
  });

  it('keeps what a cell holds and makes harmless what would be a formula', () => {
    const odd = ['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1', '说"是"', '一,二', '上\r\n下', '', "'x", '-'];
    const bytes = sheetCsv(sheet(odd.map((cell, i) => [cell, i - 3]))) ?? Uint8Array.of();
    const isRisky = (cell: string) => /^[=+\-@\t\r＝]/.test(cell);
    // The reader takes every end of a line in a cell for its own.
    const asRead = (cell: string) => cell.replaceAll(/\r\n?/g, '\n');
    expect(rowsOf(bytes).slice(1)).toEqual(
      odd.map((cell, i) => [asRead(isRisky(cell) ? `'${cell}` : cell), String(i - 3)]),
    );
    expect(Buffer.from(bytes).toString()).toContain('"上\r\n下",6\r\n');
  });

  it('is made no further than a file may go', async () => {
    let made = 0;
    function* endless() {
      // 8 KB that no program makes smaller.
      for (;;) yield [`${++made}`, randomBytes(6_000).toString('base64')];
    }
    expect(sheetCsv(sheet(endless()))).toBeNull();
    expect(made * 8_000).toBeLessThan(4 * MOST_BYTES);
    expect(await sheetsXlsx([sheet(endless())], '2026-04-01T00:00:00.000Z')).toBeNull();
  });

  it('has no time in it but the one that it is given, and opens as before', async () => {
    const made = (await sheetsXlsx([sheet([['一', 2]])], '2026-04-01T00:00:00.000Z')) ?? Uint8Array.of();
    const bytes = Buffer.from(made);
    // Time and date of each entry, in its own header and in the directory: 1 January 1980, which no clock says.
    const times = (mark: string, place: number) => {
      const found: string[] = [];
      for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1))
        found.push(bytes.toString('hex', at + place, at + place + 4));
      return found;
    };
    const entries = times('PK\u0003\u0004', 10);
    expect(entries.length).toBeGreaterThan(5);
    expect(new Set(entries)).toEqual(new Set(['00002100']));
    expect(times('PK\u0001\u0002', 12)).toEqual(entries);
    expect(await opened(bytes)).toEqual({
      表: [
        ['甲', '乙'],
        ['一', 2],
      ],
    });
  });
});

describe('the list of runs', () => {
  it('has the assessments, the latest first, and what-ifs for their managers and auditors alone', async () => {
    const draft = {
      ...AGREEMENT_SCHEME,
      version: 2,
      supersedes: { schemeId: AGREEMENT_SCHEME.schemeId, version: 1 },
    };
    const body = { draft, period: { kind: 'quarter', from: '2026-01-01' } };
    const tried = (await world.call(manager, 'POST', '/assessments/runs', { body })).body.run;
    const listed = async (caller: Caller): Promise<{ runId: string; requestedAt: string }[]> => {
      const seen = [];
      let query = '?limit=2';
      for (;;) {
        const { runs, next } = (await world.call(caller, 'GET', `/assessments/runs${query}`)).body;
        seen.push(...runs);
        if (next === undefined) return seen;
        query = `?limit=2&cursor=${next}`;
      }
    };
    const all = await listed(operator);
    expect(all.map(({ runId }) => runId)).toEqual(expect.arrayContaining([tried.runId, QUARTER, VILLAGES]));
    expect(all[0]).toEqual(tried);
    const times = all.map(({ requestedAt }) => requestedAt);
    expect(times).toEqual(times.toSorted().reverse());
    const without = all.slice(1);
    for (const caller of [
      manager,
      { ...manager, role: 'auditor' as const },
      { ...manager, divisions: ['33'] },
    ])
      expect(await listed(caller)).toEqual(all);
    for (const caller of [
      clerk(WEST_LAKE),
      { ...manager, role: 'clerk' as const },
      { ...manager, divisions: ['330105'] },
    ])
      expect(await listed(caller)).toEqual(without);
    expect(all.find(({ runId }) => runId === QUARTER)).toMatchObject({
      state: 'scored',
      expected: 2,
      scored: 2,
    });
  });
});
