import * as z from 'zod/mini';
import { OfficeCode, WrittenCode } from '../domain/division/written-code.ts';
import { Instant } from '../domain/calendar/instant.ts';
import { NoticeKind } from '../domain/notice/notice.ts';
import { PersonId } from '../domain/person/person.ts';
import { Difference, ToAct } from '../domain/reconciliation/difference.ts';
import type { Operation } from './operation.ts';
import { paging } from './query-fields.ts';

export const reconcileWithOperation = {
  id: 'reconcileWith',
  method: 'GET',
  path: '/divisions/{code}/reconciliation',
  tag: 'notices',
  summary: {
    'zh-CN': '与另一地对账：发往该地的联系函中两地不一致的',
    en: 'Notices sent to another division on which the two ends differ, with the reason',
  },
  roles: ['clerk', 'reviewer', 'manager', 'auditor'],
  params: z.strictObject({ code: OfficeCode }),
  query: z.strictObject({ ...paging, with: OfficeCode, difference: z.optional(Difference) }),
  answers: {
    200: z.strictObject({
      disagreements: z.array(
        z.strictObject({
          noticeId: z.string(),
          kind: NoticeKind,
          personId: PersonId,
          name: z.string(),
          documentNumber: z.string(),
          sender: WrittenCode,
          receiver: WrittenCode,
          holder: WrittenCode,
          createdAt: Instant,
          since: Instant,
          difference: Difference,
          toAct: ToAct,
          boundaryChanged: z.optional(z.literal(true)),
          lateEntry: z.optional(z.literal(true)),
        }),
      ),
      next: z.optional(z.string()),
    }),
  },
  refusals: ['division-not-yours', 'too-many-divisions'],
} as const satisfies Operation;
