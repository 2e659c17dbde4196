import { type Refused, refused } from '../../refusal.ts';
import {
  type Department,
  type DepartmentAction,
  departmentOn,
  type RegisterDepartment,
} from './department.ts';

export type KeptDepartment = { readonly kind: 'kept'; readonly department: Department } | Refused;

/** A new department, or a code that is used again after its department had ended. */
export function registerDepartment(
  county: string,
  before: Department | undefined,
  { code, name, validFrom }: RegisterDepartment,
): KeptDepartment {
  const last = before?.periods.at(-1);
  if (last && (last.validTo === null || validFrom < last.validTo))
    return refused('department-already-registered', '/code', {
      code,
      name: last.name,
      since: last.validFrom,
    });
  const periods = [...(before?.periods ?? []), { name, validFrom, validTo: null }];
  return { kind: 'kept', department: { version: (before?.version ?? 0) + 1, county, code, periods } };
}

/** The department as it is after a change. */
export function changeDepartment(department: Department, action: DepartmentAction): KeptDepartment {
  const { code, county, version, periods } = department;
  const { on } = action;
  const last = periods.at(-1);
  if (!last || last.validTo !== null || on <= last.validFrom || !departmentOn(department, on))
    return refused('department-unknown', '/on', { code, date: on, county });
  const closed = { ...last, validTo: on };
  const next = action.action === 'rename' ? [{ name: action.name, validFrom: on, validTo: null }] : [];
  return {
    kind: 'kept',
    department: { ...department, version: version + 1, periods: [...periods.slice(0, -1), closed, ...next] },
  };
}
