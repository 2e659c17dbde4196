import * as z from 'zod/mini';
import { coversDay } from '../../calendar/covers-day.ts';
import { LocalDate } from '../../calendar/date.ts';
import { AreaCode } from '../../village/area.ts';
import { type CaseKind, type FiledCase, filed } from '../case/case-kind.ts';
import { refusedSubjectIn } from '../refused-subjects.ts';

/** A code of the county's own choice, known within it only, as those of responsibility areas are. */
export const DepartmentCode = AreaCode;
const CountyCode = z.string().check(z.regex(/^[1-9]\d{5}$/));

/** What offices end in: a person's name, or a post, does not. */
const OFFICE = /(局|委|委员会|办|办公室|院|中心|站|所|队|处|科|室|部|会|厅|社|校|分局|大队|公司)$/;

/** The name of an office: 县教育局. */
const DepartmentName = z.string().check(
  z.minLength(3),
  z.maxLength(40),
  z.refine((name) => OFFICE.test(name), 'is not the name of an office'),
  z.refine((name) => refusedSubjectIn(name) === undefined, 'names a refused subject'),
  z.refine((name) => !/\d{6}/.test(name), 'holds a number of six digits or more'),
);

/** 部门: an office of a county that the county assesses. Never a person. */
export const Department = z.strictObject({
  version: z.int().check(z.minimum(1)),
  county: CountyCode,
  code: DepartmentCode,
  /** In order of time; where one follows another without a gap, the name changed. */
  periods: z
    .array(
      z.strictObject({
        name: DepartmentName,
        validFrom: LocalDate,
        /** First day on which it is no longer there; null: still there. */
        validTo: z.nullable(LocalDate),
      }),
    )
    .check(z.minLength(1)),
});
export type Department = z.infer<typeof Department>;

export const RegisterDepartment = z.strictObject({
  code: DepartmentCode,
  name: DepartmentName,
  validFrom: LocalDate,
});
export type RegisterDepartment = z.infer<typeof RegisterDepartment>;

/** Another name from a day on, or its end. */
export const DepartmentAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('rename'), on: LocalDate, name: DepartmentName }),
  z.strictObject({ action: z.literal('end'), on: LocalDate }),
]);
export type DepartmentAction = z.infer<typeof DepartmentAction>;

/** `330106.D-edu`, as the unit that it is. */
export function departmentUnitId({ county, code }: Pick<Department, 'county' | 'code'>): string {
  return `${county}.${code}`;
}

/** Departments stand in the list of their county. */
export const departmentCase: CaseKind<Department> = {
  name: 'department',
  read: (stored) => Department.parse(stored),
  idOf: departmentUnitId,
  officeOf: ({ county }) => county,
  superiorOf: ({ county }) => county,
  orderOf: ({ code }) => code,
};

export function filedDepartment(department: Department): FiledCase {
  return filed(departmentCase, department);
}

/** The period of a department on a day. */
export function departmentOn(department: Department | undefined, date: LocalDate) {
  return department?.periods.find((period) => coversDay(period, date));
}
