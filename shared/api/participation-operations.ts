import * as z from 'zod/mini';
import { LocalDate } from '../domain/calendar/date.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import { Participation } from '../domain/participation/participation.ts';
import type { Operation } from './operation.ts';

const County = z.strictObject({ code: OfficeCode });
const History = z.strictObject({ county: z.string(), participation: z.array(Participation) });

export const setParticipationOperation = {
  id: 'setParticipation',
  method: 'PUT',
  path: '/divisions/{code}/participation',
  tag: 'operations',
  summary: {
    'zh-CN': '设置县（市、区）的接入时段',
    en: 'Set a stretch in which a county takes part: the one that began on joinedOn, or a new one',
  },
  roles: ['operator'],
  params: County,
  body: z.strictObject({ joinedOn: LocalDate, leftOn: z.optional(z.nullable(LocalDate)) }),
  answers: { 200: History },
  refusals: [
    'division-level-wrong',
    'division-unknown',
    'division-not-yet-valid',
    'division-abolished',
    'left-before-joined',
    'participation-overlaps',
    'registry-changed-meanwhile',
  ],
} as const satisfies Operation;

export const readParticipationOperation = {
  id: 'readParticipation',
  method: 'GET',
  path: '/divisions/{code}/participation',
  tag: 'divisions',
  summary: { 'zh-CN': '查看县（市、区）的接入历史', en: 'When a county took part' },
  roles: ['clerk', 'reviewer', 'manager', 'auditor', 'operator'],
  params: County,
  answers: { 200: History },
  refusals: ['division-level-wrong'],
} as const satisfies Operation;
