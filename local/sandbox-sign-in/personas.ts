import { ancestorsOn, type Directory, divisionOn } from '../../shared/domain/division/directory.ts';
import type { Role } from '../../shared/domain/caller/caller.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';

/** Somebody one can be in the sandbox with one click. */
export interface Persona {
  readonly role: Role;
  /** Absent for the operator, who answers for the whole platform. */
  readonly division?: string;
  readonly place: string;
}

/** The townships of the README's tour, where nothing was recorded yet. */
const WITHOUT_DEMO = ['330106009', '411525103'];

/** Clerks in two counties of two provinces where there is most to do, and who stands above and beside them. */
export function personasOf(
  engine: Pick<Engine, 'db'>,
  directory: Directory,
  today: string,
): readonly Persona[] {
  const [one = '', other = ''] = busyTownships(engine);
  const county = one.slice(0, 6);
  const wanted: readonly (readonly [Role, string?])[] = [
    ['clerk', one],
    ['clerk', other],
    ['reviewer', one],
    ['clerk', county],
    ['manager', county],
    ['auditor', county],
    ['operator'],
  ];
  return wanted.map(([role, division]) => ({
    role,
    ...(division !== undefined && { division }),
    place: division === undefined ? '全平台 · whole platform' : placeOf(directory, division, today),
  }));
}

/** The township with most in its inbox, and the one of another province. */
function busyTownships({ db }: Pick<Engine, 'db'>): readonly string[] {
  const rows = db
    .prepare(
      "SELECT division FROM notices WHERE box = 'inbox' AND length(division) = 9 GROUP BY division ORDER BY count(*) DESC, division LIMIT 200",
    )
    .all();
  const townships = rows.map((row) => String(row['division']));
  const [one] = townships;
  const other = townships.find((township) => township.slice(0, 2) !== one?.slice(0, 2));
  return one !== undefined && other !== undefined ? [one, other] : WITHOUT_DEMO;
}

function placeOf(directory: Directory, code: string, today: string): string {
  const found = divisionOn(directory, code, today);
  const above = ancestorsOn(directory, code, today)
    .map(({ name }) => name)
    .reverse();
  return found.kind === 'found' ? [...above, found.division.name].join('') : code;
}
