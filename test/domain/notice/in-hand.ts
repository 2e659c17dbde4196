import { type ActingFacts, actOnNotice } from '../../../shared/domain/notice/act.ts';
import type { NoticeAction } from '../../../shared/domain/notice/actions.ts';
import { deliverNotice } from '../../../shared/domain/notice/deliver.ts';
import type { Limit, Notice } from '../../../shared/domain/notice/notice.ts';
import { type RaiseNotice, raiseNotice } from '../../../shared/domain/notice/raise.ts';

export const SENDER = '330106002';
export const COUNTY = '411525';
export const TOWNSHIP = '411525001';
export const PERSON = 'p'.repeat(22);

/** Hours after 09:00 in Shanghai on 2 March 2026. */
export function hour(hours: number): string {
  return new Date(Date.parse('2026-03-02T01:00:00.000Z') + hours * 3_600_000).toISOString();
}

export function limitOf(what: Limit['what'], on = '2026-04-10'): Limit {
  return { what, on, at: `${on}T16:00:00.000Z`, rule: 'r' };
}

export function factsOf(by: string, now: string, role: ActingFacts['role'] = 'clerk'): ActingFacts {
  return {
    by,
    role,
    subject: 'someone',
    now,
    acceptance: () => limitOf('acceptance'),
    reply: () => limitOf('reply'),
    latestExtension: '2026-05-01',
    extended: (until) => limitOf('reply', until),
  };
}

export function raised(command: Partial<RaiseNotice> = {}): Notice {
  const decision = raiseNotice(
    {
      kind: 'verification-request',
      receiver: COUNTY,
      personId: PERSON,
      content: { items: ['contact', 'still-away'] },
      ...command,
    } as RaiseNotice,
    { noticeId: 'N-1', office: SENDER, subject: 'author', now: hour(0), reviewRequired: false },
  );
  if (decision.kind === 'refused') throw new Error(decision.refusal.name);
  return decision.notice;
}

/** What tells the former township of an inflow elsewhere. */
export function movementNotice(target: 'household' | 'former' | 'next' = 'former'): Notice {
  return {
    noticeId: `${PERSON}.2.${target}`,
    version: 1,
    kind: 'movement-notice',
    state: 'queued',
    personId: PERSON,
    sender: SENDER,
    receiver: TOWNSHIP,
    holder: TOWNSHIP,
    channel: 'platform',
    createdAt: hour(0),
    since: hour(0),
    target,
    content: { movement: `${PERSON}.2`, happened: 'inflow', side: 'residence', on: '2026-03-01' },
    timeline: [{ at: hour(0), event: 'create', by: SENDER }],
  };
}

/** In the inbox of the division that it is addressed to. */
export function delivered(notice: Notice, now = hour(1), limit = limitOf('acceptance')): Notice {
  const delivery = deliverNotice(notice, {
    resolved: { kind: 'to', division: notice.receiver, cause: 'addressed' },
    joined: true,
    now,
    acceptance: () => limit,
  });
  if (delivery.kind !== 'delivered') throw new Error(delivery.kind);
  return delivery.notice;
}

export function onPaper(notice: Notice): Notice {
  const delivery = deliverNotice(notice, {
    resolved: { kind: 'to', division: notice.receiver, cause: 'addressed' },
    joined: false,
    now: hour(1),
    acceptance: () => limitOf('acceptance'),
  });
  if (delivery.kind !== 'for-paper') throw new Error(delivery.kind);
  return delivery.notice;
}

/** The notice afterwards; throws the refusal's name. */
export function done(notice: Notice, by: string, action: NoticeAction, now = hour(2)): Notice {
  const acted = actOnNotice(notice, action, factsOf(by, now));
  if (acted.kind === 'refused') throw new Error(acted.refusal.name);
  return acted.notice;
}

/** The name of the refusal, or what happened instead. */
export function refusalOf(
  notice: Notice,
  by: string,
  action: NoticeAction,
  { now = hour(2), role = 'clerk' }: { now?: string; role?: ActingFacts['role'] } = {},
): string {
  const acted = actOnNotice(notice, action, factsOf(by, now, role));
  return acted.kind === 'refused' ? acted.refusal.name : acted.event;
}
