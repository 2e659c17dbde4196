import { childrenOn, type Directory } from '../../shared/domain/division/directory.ts';
import { loadDirectory } from '../../shared/divisions/load.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { randomOf, type SeededRandom } from '../../local/demo/seeded-random.ts';
import { syntheticPerson } from '../../local/demo/synthetic-person.ts';

/** The day that the synthetic people are said to have come. */
const HAPPENED_ON = '2026-03-02';
/** Coastal counties where many live who are registered elsewhere: 杭州西湖, 深圳宝安, 上海浦东, 苏州昆山, 宁波鄞州, 东莞. */
const RECEIVING = ['330106', '440306', '310115', '320583', '330212', '440104'];

export interface Offices {
  readonly clerks: readonly Caller[];
  readonly households: readonly string[];
}

/** Clerks of every township of the receiving counties, and household divisions over the whole country. */
export function offices(directory: Directory = loadDirectory()): Offices {
  const townships = RECEIVING.flatMap((county) => childrenOn(directory, county, HAPPENED_ON));
  const clerks = townships.map(
    ({ code }): Caller => ({ subject: `clerk-${code}`, role: 'clerk', divisions: [code] }),
  );
  // A county is told nothing about moves inside it: every movement here has its notice.
  const current = directory.rows.filter(
    ({ code, validTo }) => validTo === null && !RECEIVING.includes(code.slice(0, 6)),
  );
  // As in practice: most households are known to the township, a quarter only to the county.
  const households = [
    ...current.filter(({ level }, i) => level === 'township' && i % 5 === 0),
    ...current.filter(({ level }) => level === 'county'),
  ].map(({ code }) => code);
  return { clerks, households };
}

/** The body of one inflow of a person whom nobody has recorded before. */
export function inflowOf(
  { households }: Offices,
  office: string,
  ordinal: number,
  random: SeededRandom,
): object {
  const household = random.pick(households);
  return {
    kind: 'inflow',
    happenedOn: HAPPENED_ON,
    person: syntheticPerson(ordinal, random),
    household: { division: household },
    residence: { division: office, dwelling: 'rented', address: `测试路${ordinal % 900}号` },
    reason: 'work',
  };
}

/** A whole request, ready to be written to a socket; `tokens` are those of `clerks`, in their order. */
export function requestMaker(known: Offices, tokens: readonly string[], seed: string) {
  const random = randomOf(seed);
  const pickClerk = (ordinal: number): { office: string; token: string } => {
    const i = ordinal % tokens.length;
    return { office: known.clerks[i]?.divisions[0] ?? '', token: tokens[i] ?? '' };
  };
  return {
    movement(ordinal: number): Buffer {
      const { office, token } = pickClerk(ordinal);
      return post('/movements', token, `${seed}-${ordinal}`, inflowOf(known, office, ordinal, random));
    },
    batch(first: number, rows: number): Buffer {
      const { office, token } = pickClerk(first);
      const people = Array.from({ length: rows }, (_, i) => inflowOf(known, office, first + i, random));
      return post('/movements/batch', token, `${seed}-batch-${first}`, { rows: people });
    },
  };
}

function post(path: string, token: string, key: string, body: object): Buffer {
  const content = Buffer.from(JSON.stringify(body));
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: localhost',
    `authorization: Bearer ${token}`,
    `idempotency-key: ${key}`,
    'content-type: application/json',
    `content-length: ${content.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), content]);
}
