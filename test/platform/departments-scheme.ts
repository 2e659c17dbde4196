import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';

/** One category of a hundred points for the departments of a county, which do not record arrivals. */
export function departmentsScheme(indicators: readonly object[]) {
  return {
    ...AGREEMENT_SCHEME,
    schemeId: 'departments',
    effectiveFrom: '2026-04-01',
    categories: [{ id: 'work', zh: '部门协同', en: 'work of departments', points: '100', indicators }],
    breakTiesBy: [],
    peerGroups: [{ id: 'departments', zh: '部门', en: 'departments', kinds: ['department'] }],
  };
}

/** The run of its first quarter. */
export const DEPARTMENTS_RUN = 'departments.v1.quarter.2026-04-01';

/** What a county registers of its departments. */
export const DEPARTMENTS = [
  { code: 'D-EDU', name: '区教育局', validFrom: '2026-01-01' },
  { code: 'D-HR', name: '区人力资源和社会保障局', validFrom: '2026-01-01' },
];
