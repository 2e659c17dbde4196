import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { SampleCheck } from '../../shared/domain/assessment/sampling/sample-check.ts';
import { sampleIdOf } from '../../shared/domain/assessment/sampling/sample.ts';
import type { Role } from '../../shared/domain/caller/caller.ts';
import type { Match } from '../runtime/router.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { advanceTo } from '../sandbox-time.ts';
import type { Sandbox } from '../sandbox.ts';
import { router } from '../runtime/router.ts';
import type { DemoPlan } from './plan.ts';
import type {
  FactStep,
  MovementStep,
  NoticeRef,
  ResponseStep,
  SamplingStep,
  Step,
  VerificationStep,
} from './step.ts';

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
  role?: Role,
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

  const report = async ({ id, office, content, evidence }: FactStep): Promise<void> => {
    const body = { office, content, ...(evidence !== undefined && { evidence }) };
    count(await call(office, 'POST', '/facts', body, `${plan.seed}-${id}`));
  };
  const sample = async (step: SamplingStep): Promise<void> => {
    const { what, county, period, right } = step;
    const audit = (method: string, path: string, body?: unknown) =>
      call(county, method, path, body, undefined, 'auditor');
    if (what === 'seal') {
      // Nothing is sealed that is not known to be whole.
      await sandbox.pumps.settle();
      await sandbox.reconcile();
      const { kind, from } = period;
      count(await audit('POST', '/assessments/samples', { within: county, period: { kind, from } }));
      return;
    }
    if (what === 'draw') {
      count(await audit('POST', `/assessments/samples/${sampleIdOf(county, period)}/draw`));
      return;
    }
    const answer = await audit('GET', `/divisions/${county}/checks?side=superior&state=open&limit=200`);
    const looked = new Map<string, number>();
    for (const { checkId, office, checker } of (answer.body as { checks: readonly SampleCheck[] }).checks) {
      const place = looked.get(office) ?? 0;
      looked.set(office, place + 1);
      const body = { wrong: right[office]?.[place] === false ? ['date'] : [], by: 'visit' };
      count(await call(checker, 'POST', `/divisions/${checker}/checks/${checkId}/settle`, body));
    }
  };

  const play = async (step: Step): Promise<void> => {
    switch (step.kind) {
      case 'movement':
        return await record(step);
      case 'verification':
        return await verify(step);
      case 'response':
        return await respond(step);
      case 'fact':
        return await report(step);
      case 'sampling':
        return await sample(step);
    }
  };
  const world = { ...sandbox, assess: assessingTwiceAMonth(sandbox) };
  for (const [i, step] of plan.steps.entries()) {
    await advanceTo(world, step.at);
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

/**
 * Scores on the first of a month, as the cycle has them due, and what becomes of them by the sixteenth, when the days to object
 * are over: on other midnights there is nothing of either to do.
 */
export function assessingTwiceAMonth({
  clock,
  assess,
}: Pick<Sandbox, 'clock' | 'assess'>): () => Promise<number> {
  return async () => (/-(01|16)$/.test(shanghaiDateOf(clock.now())) ? await assess() : 0);
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

/** Calls the handlers as the server does, signed in as somebody of the office; no socket in between. */
function callerOf(sandbox: Sandbox): Call {
  const find = router(sandbox.routes);
  const tokens = new Map<string, string>();
  return async (office, method, path, body, key, role = 'clerk') => {
    const [address = '', search = ''] = path.split('?');
    const match = find(method, address);
    if (!match) throw new Error(`no route ${method} ${path}`);
    const subject = `${role}-${office}`;
    let token = tokens.get(subject);
    if (token === undefined) {
      token = await sandbox.issuer.mint({ subject, role, divisions: [office] });
      tokens.set(subject, token);
    }
    const answer = await match.handler(eventOf(match, search, body, token, key));
    await sandbox.engine.settled();
    return { status: answer.statusCode ?? 500, body: JSON.parse(answer.body || '{}') };
  };
}

function eventOf(
  match: Match,
  search: string,
  body: unknown,
  token: string,
  key?: string,
): APIGatewayProxyEventV2 {
  return {
    headers: { authorization: `Bearer ${token}`, ...(key && { 'idempotency-key': key.slice(-64) }) },
    pathParameters: match.params,
    queryStringParameters: Object.fromEntries(new URLSearchParams(search)),
    body: JSON.stringify(body),
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
}
