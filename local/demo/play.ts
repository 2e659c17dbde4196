import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { Match } from '../runtime/router.ts';
import { advanceTo } from '../sandbox-time.ts';
import type { Sandbox } from '../sandbox.ts';
import { router } from '../runtime/router.ts';
import type { DemoPlan } from './plan.ts';
import type { MovementStep, NoticeRef, ResponseStep, Step, VerificationStep } from './step.ts';

/** What playing came to, beside what the stores know. */
export interface Played {
  readonly recorded: number;
  /** Answers other than 2xx, by problem: none are expected. */
  readonly refused: ReadonlyMap<string, number>;
  /** Every record's id, by step and subject. */
  readonly movements: ReadonlyMap<string, string>;
  readonly storyteller: string | undefined;
}

type Call = (
  office: string,
  method: string,
  path: string,
  body: unknown,
  key?: string,
) => Promise<{ status: number; body: unknown }>;

/** Plays a plan through the real handlers: the requests that the offices of the plan would send, in their order. */
export async function playDemo(
  sandbox: Sandbox,
  plan: DemoPlan,
  progress: (done: number, of: number) => void,
): Promise<Played> {
  const call = callerOf(sandbox);
  const movements = new Map<string, string>();
  const requests = new Map<string, string>();
  const refused = new Map<string, number>();
  const count = (answer: { status: number; body: unknown }): boolean => {
    if (answer.status < 300) return true;
    const type = (answer.body as { type?: string }).type ?? String(answer.status);
    refused.set(type, (refused.get(type) ?? 0) + 1);
    return false;
  };

  const record = async (step: MovementStep): Promise<void> => {
    const answer = await call(step.office, 'POST', '/movements', step.command, `${plan.seed}-${step.id}`);
    if (!count(answer)) return;
    const { movement, together } = answer.body as { movement: Recorded; together?: { movement: Recorded }[] };
    for (const [subject, one] of [movement, ...(together ?? []).map((other) => other.movement)].entries()) {
      movements.set(`${step.id}/${subject}`, one.movement);
    }
  };
  const verify = async (step: VerificationStep): Promise<void> => {
    const movement = movements.get(`${step.about.step}/${step.about.subject}`);
    if (!movement) return;
    const body = {
      kind: 'verification-request',
      receiver: step.receiver,
      personId: movement.split('.')[0],
      content: { items: step.items, movement, ...(step.urgency && { urgency: step.urgency }) },
    };
    const answer = await call(step.office, 'POST', '/notices', body, `${plan.seed}-${step.id}`);
    if (count(answer))
      requests.set(step.id, (answer.body as { notice: { noticeId: string } }).notice.noticeId);
  };
  const respond = async (step: ResponseStep): Promise<void> => {
    const noticeId = noticeIdOf(step.notice, movements, requests);
    if (!noticeId) return;
    await sandbox.pumps.settle();
    count(await call(step.office, 'POST', `/notices/${noticeId}/actions`, actionBody(step)));
  };

  const play = (step: Step): Promise<void> => {
    if (step.kind === 'movement') return record(step);
    return step.kind === 'verification' ? verify(step) : respond(step);
  };
  for (const [i, step] of plan.steps.entries()) {
    // Assessments of months long ago hold up nobody who waits for the demo.
    await advanceTo({ ...sandbox, assess: undefined }, step.at);
    await play(step);
    if (i % 50 === 0) progress(i, plan.steps.length);
  }
  await sandbox.pumps.settle();
  progress(plan.steps.length, plan.steps.length);
  const first = plan.steps.find(
    (step) =>
      step.kind === 'movement' && step.command.person.document.number === plan.storyteller.documentNumber,
  );
  const storyteller = first && 'id' in first ? movements.get(`${first.id}/0`)?.split('.')[0] : undefined;
  return { recorded: movements.size, refused, movements, storyteller };
}

interface Recorded {
  readonly movement: string;
}

function noticeIdOf(
  { step, subject, target, hop }: NoticeRef,
  movements: ReadonlyMap<string, string>,
  requests: ReadonlyMap<string, string>,
): string | undefined {
  const cause = movements.get(`${step}/${subject}`);
  const first = target === 'request' ? requests.get(step) : cause && `${cause}.${target}`;
  return first && (hop === 1 ? `${first}.m` : first);
}

function actionBody({ action }: ResponseStep): object {
  const { kind, ...rest } = action;
  switch (kind) {
    case 'misroute':
      return { action: kind, belongsTo: action.right };
    case 'withdraw':
      return { action: kind, reason: '登记有误，撤回' };
    default:
      return { action: kind, ...rest };
  }
}

/** Calls the handlers as the server does, signed in as a clerk of the office; no socket in between. */
function callerOf(sandbox: Sandbox): Call {
  const find = router(sandbox.routes);
  const tokens = new Map<string, string>();
  return async (office, method, path, body, key) => {
    const match = find(method, path);
    if (!match) throw new Error(`no route ${method} ${path}`);
    let token = tokens.get(office);
    if (token === undefined) {
      const caller: Caller = { subject: `clerk-${office}`, role: 'clerk', divisions: [office] };
      token = await sandbox.issuer.mint(caller);
      tokens.set(office, token);
    }
    const answer = await match.handler(eventOf(match, body, token, key));
    await sandbox.engine.settled();
    return { status: answer.statusCode ?? 500, body: JSON.parse(answer.body || '{}') };
  };
}

function eventOf(match: Match, body: unknown, token: string, key?: string): APIGatewayProxyEventV2 {
  return {
    headers: { authorization: `Bearer ${token}`, ...(key && { 'idempotency-key': key.slice(-64) }) },
    pathParameters: match.params,
    queryStringParameters: {},
    body: JSON.stringify(body),
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
}
