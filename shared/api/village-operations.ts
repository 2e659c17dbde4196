import * as z from 'zod/mini';
import { LocalDate } from '../domain/calendar/date.ts';
import { TownshipCode } from '../domain/division/written-code.ts';
import { Area, AreaAction, AreaCode, RegisterArea } from '../domain/village/area.ts';
import { RegisterVillage, VillageAction } from '../domain/village/keep-village.ts';
import { Village, VillageCode } from '../domain/village/village.ts';
import type { Operation } from './operation.ts';

const On = z.strictObject({ on: z.optional(LocalDate) });
const writers = ['clerk', 'reviewer', 'manager'] as const;
const everybody = ['clerk', 'reviewer', 'manager', 'auditor', 'partner', 'operator'] as const;
const readers = ['clerk', 'reviewer', 'manager', 'auditor'] as const;
const lookupRefusals = ['division-unknown', 'division-not-yet-valid', 'division-abolished'] as const;

export const listVillagesOperation = {
  id: 'listVillages',
  method: 'GET',
  path: '/divisions/{code}/villages',
  tag: 'divisions',
  summary: {
    'zh-CN': '乡镇（街道）登记的村（社区）',
    en: 'The villages and communities that a township registered, on a day',
  },
  roles: everybody,
  params: z.strictObject({ code: TownshipCode }),
  query: On,
  answers: { 200: z.strictObject({ villages: z.array(Village) }) },
  refusals: lookupRefusals,
} as const satisfies Operation;

export const registerVillageOperation = {
  id: 'registerVillage',
  method: 'POST',
  path: '/divisions/{code}/villages',
  tag: 'divisions',
  summary: { 'zh-CN': '登记村（社区）', en: 'Register a village or community of the own township' },
  roles: writers,
  params: z.strictObject({ code: TownshipCode }),
  body: RegisterVillage,
  answers: { 201: z.strictObject({ village: Village }) },
  refusals: [
    'division-not-yours',
    ...lookupRefusals,
    'village-outside-township',
    'village-already-registered',
    'registry-changed-meanwhile',
  ],
} as const satisfies Operation;

export const changeVillageOperation = {
  id: 'changeVillage',
  method: 'POST',
  path: '/divisions/{code}/villages/{village}/actions',
  tag: 'divisions',
  summary: { 'zh-CN': '村（社区）更名、撤并', en: 'Rename a village, or end it in favour of others' },
  roles: writers,
  params: z.strictObject({ code: TownshipCode, village: VillageCode }),
  body: VillageAction,
  answers: { 200: z.strictObject({ village: Village }) },
  refusals: [
    'division-not-yours',
    ...lookupRefusals,
    'village-outside-township',
    'successor-is-itself',
    'registry-changed-meanwhile',
  ],
} as const satisfies Operation;

export const listAreasOperation = {
  id: 'listAreas',
  method: 'GET',
  path: '/divisions/{code}/areas',
  tag: 'divisions',
  summary: {
    'zh-CN': '乡镇（街道）的责任区（网格）',
    en: 'The responsibility areas of a township, on a day',
  },
  roles: readers,
  params: z.strictObject({ code: TownshipCode }),
  query: On,
  answers: { 200: z.strictObject({ areas: z.array(Area) }) },
  refusals: ['division-not-yours'],
} as const satisfies Operation;

export const registerAreaOperation = {
  id: 'registerArea',
  method: 'POST',
  path: '/divisions/{code}/areas',
  tag: 'divisions',
  summary: { 'zh-CN': '登记责任区（网格）', en: 'Register a responsibility area of the own township' },
  roles: writers,
  params: z.strictObject({ code: TownshipCode }),
  body: RegisterArea,
  answers: { 201: z.strictObject({ area: Area }) },
  refusals: [
    'division-not-yours',
    ...lookupRefusals,
    'village-outside-township',
    'area-already-registered',
    'registry-changed-meanwhile',
  ],
} as const satisfies Operation;

export const changeAreaOperation = {
  id: 'changeArea',
  method: 'POST',
  path: '/divisions/{code}/areas/{area}/actions',
  tag: 'divisions',
  summary: {
    'zh-CN': '责任区（网格）调整、撤销',
    en: 'Change the name or the villages of a responsibility area, or end it',
  },
  roles: writers,
  params: z.strictObject({ code: TownshipCode, area: AreaCode }),
  body: AreaAction,
  answers: { 200: z.strictObject({ area: Area }) },
  refusals: [
    'division-not-yours',
    ...lookupRefusals,
    'area-unknown',
    'village-outside-township',
    'successor-is-itself',
    'registry-changed-meanwhile',
  ],
} as const satisfies Operation;
