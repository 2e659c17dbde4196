import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { localPlatform } from '../local/platform.ts';
import { router } from '../local/runtime/router.ts';
import { sandboxClock } from '../local/runtime/sandbox-clock.ts';
import { advanceTo } from '../local/sandbox-time.ts';
import { officialCalendar } from '../shared/calendar/official-calendar.ts';
import { loadDirectory } from '../shared/divisions/load.ts';
import { filed } from '../shared/domain/assessment/case/case-kind.ts';
import { suspicionCase } from '../shared/domain/assessment/suspicion/suspicion-case.ts';
import type { Suspicion } from '../shared/domain/assessment/suspicion/suspicion.ts';
import { Caller } from '../shared/domain/caller/caller.ts';
import { bodyExamples } from '../shared/openapi/body-examples.ts';
import { openEngine } from '../shared/sqlite/engine.ts';

/** Writes `shared/openapi/answer-examples.ts`: what the platform really answers to the example requests. */
const START = '2026-11-20T02:00:00.000Z';
const OFFICE = '330106009';
const HOME = '411525';

const engine = openEngine(':memory:');
let ids = 0;
const clock = sandboxClock(engine, () => Date.parse(START));
const platform = localPlatform({
  engine,
  directory: loadDirectory(),
  calendar: officialCalendar(),
  keys: { pseudonymKey: Buffer.alloc(32, 1), dataKeys: [{ keyId: 'k1', key: Buffer.alloc(32, 2) }] },
  clock,
  verify: async (token) => Caller.parse(JSON.parse(Buffer.from(token, 'base64url').toString())),
  newId: () => `id-${++ids}`,
  log: () => {},
  systemNow: () => Date.parse(START),
});
for (const county of ['330106', HOME])
  await platform.stores.directory.setParticipation(county, '2000-01-01', null);
const find = router(platform.routes);
const answers: Record<string, unknown> = {};

async function call(role: Caller['role'], divisions: string[], method: string, path: string, body?: unknown) {
  const url = new URL(path, 'http://localhost');
  const match = find(method, url.pathname);
  if (!match) throw new Error(`no route ${method} ${path}`);
  const token = Buffer.from(JSON.stringify({ subject: `${role}-1`, role, divisions })).toString('base64url');
  const answer = await match.handler({
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': `k-${++ids}` },
    pathParameters: match.params,
    queryStringParameters: Object.fromEntries(url.searchParams),
    body: JSON.stringify(body),
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2);
  await engine.settled();
  await platform.pumps.settle();
  const status = answer.statusCode ?? 0;
  if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${answer.body}`);
  // A file is no example.
  if (answer.isBase64Encoded) return undefined;
  const said = JSON.parse(answer.body ?? '');
  answers[match.operation.id] ??= said;
  return said;
}
const example = (operation: string, name: string): unknown => bodyExamples[operation]?.[name]?.value;

const { movement } = await call('clerk', [OFFICE], 'POST', '/movements', example('recordMovement', 'inflow'));
const person = `/people/${movement.personId}`;
const notice = `/notices/${movement.movement}.household`;
await call('clerk', [OFFICE], 'GET', `/divisions/${OFFICE}/ledgers/living-here`);
await call('clerk', [OFFICE], 'GET', `/divisions/${OFFICE}/movements?from=2026-11-01&to=2026-11-30`);
await call('clerk', [OFFICE], 'GET', `${person}/movements`);
await call('clerk', [HOME], 'POST', '/people/find', example('findPerson', 'document'));
await call('clerk', [HOME], 'POST', `${person}/unmask`, example('unmaskPerson', 'purpose'));
await call('clerk', [HOME], 'GET', `/divisions/${HOME}/inbox`);
await call('clerk', [HOME], 'GET', notice);
await call('clerk', [HOME], 'POST', `${notice}/actions`, example('actOnNotice', 'accept'));
const asked = example('raiseNotice', 'verification') as object;
await call('clerk', [OFFICE], 'POST', '/notices', { ...asked, personId: movement.personId });
const bad = { kind: 'inflow' };
await call('clerk', [OFFICE], 'POST', '/movements/batch', {
  rows: [
    { ...(example('recordMovement', 'inflow') as object), person: { name: '测试丙', document: second() } },
    bad,
  ],
});
await call('clerk', [OFFICE], 'GET', `/divisions?text=${encodeURIComponent('固始')}&limit=1`);
await call('clerk', [OFFICE], 'GET', '/divisions/330114002?from=2020-01-01');
engine.write(() =>
  engine.db
    .prepare('INSERT INTO dead_letters (source, body, reason, at) VALUES (?, ?, ?, ?)')
    .run(
      'queue:delivery',
      JSON.stringify({ noticeId: `${movement.movement}.former` }),
      'received 5 times',
      START,
    ),
);
await call('operator', [], 'GET', '/operations/dead-letters');
await call('operator', [], 'POST', '/operations/dead-letters/redrive', { source: 'queue:delivery' });
await call('operator', [], 'POST', '/operations/outages', example('recordOutage', 'outage'));
await call('operator', [], 'GET', '/operations/outages');
await call('operator', [], 'PUT', '/divisions/330105/participation', example('setParticipation', 'joins'));
await call('operator', [], 'GET', '/divisions/330105/participation');
const registry = `/divisions/${OFFICE}`;
await call('clerk', [OFFICE], 'POST', `${registry}/villages`, example('registerVillage', 'community'));
await call('clerk', [OFFICE], 'GET', `${registry}/villages`);
await call('clerk', [OFFICE], 'POST', `${registry}/areas`, example('registerArea', 'area'));
await call('clerk', [OFFICE], 'GET', `${registry}/areas`);
const village = `${registry}/villages/330106009001/actions`;
await call('clerk', [OFFICE], 'POST', village, example('changeVillage', 'rename'));
await call('clerk', [OFFICE], 'POST', `${registry}/areas/G-01/actions`, example('changeArea', 'end'));
const { fact } = await call('clerk', [OFFICE], 'POST', '/facts', example('reportFact', 'training'));
await call('clerk', [OFFICE], 'GET', `/divisions/${OFFICE}/facts?from=2026-11-01&to=2026-11-30`);
await call('clerk', [OFFICE], 'GET', `/facts/${fact.factId}`);
await advanceTo({ ...platform, clock }, '2026-12-01T02:00:00.000Z');
const objections = `/assessments/runs/agreement-hundred.v1.month.2026-11-01/units/${OFFICE}/objections`;
const said = example('fileObjection', 'record') as object;
const target = { indicator: 'arrivals', record: movement.movement };
const { objection } = await call('clerk', [OFFICE], 'POST', objections, { ...said, target });
const one = `/assessments/objections/${objection.objectionId}`;
const ruling = example('actOnObjection', 'uphold') as object;
const corrections = [{ kind: 'strike', record: movement.movement, list: 'movements' }];
await call('clerk', [OFFICE], 'GET', objections);
await call('auditor', ['330106'], 'GET', '/divisions/330106/objections?side=superior&open=true');
await call('auditor', ['330106'], 'POST', `${one}/actions`, { ...ruling, corrections });
await call('clerk', [OFFICE], 'GET', one);
const noted = await advanceTo({ ...platform, clock }, '2026-12-31T00:00:00.000Z');
await call('operator', [], 'GET', '/operations/stuck?limit=1');
await call('operator', [], 'POST', '/assessments/runs', example('startRun', 'missed'));
const run = '/assessments/runs/agreement-hundred.v1.month.2026-11-01';
const unit = `${run}/units/${OFFICE}`;
await call('manager', ['330106'], 'GET', run);
await call('manager', ['330106'], 'GET', `${run}/units?within=330106`);
await call('clerk', [OFFICE], 'GET', unit);
await call('clerk', [OFFICE], 'GET', `${unit}/measures/arrivals-recorded-on-time`);
await call('manager', ['330106'], 'GET', '/assessments/runs?limit=1');
await call('clerk', [OFFICE], 'GET', `${run}/ranking?within=330106`);
const { bulletins } = await call('reviewer', ['330106'], 'GET', '/divisions/330106/bulletins?limit=1');
const bulletin = `/assessments/bulletins/${bulletins[0].bulletinId}`;
await call('reviewer', ['330106'], 'POST', `${bulletin}/redraft`);
await call('reviewer', ['330106'], 'POST', `${bulletin}/edits`, example('editBulletin', 'words'));
await call('manager', ['330106'], 'POST', `${bulletin}/issue`);
await call('clerk', [OFFICE], 'GET', bulletin);
await call('manager', ['330106'], 'POST', `${bulletin}/withdrawal`, example('withdrawBulletin', 'reason'));
// A record that was lost on its way and repaired since.
const [kept] = (
  await platform.stores.facts.list({
    offices: [OFFICE],
    quarter: '2026Q4',
    from: '2026',
    until: '2027',
    limit: 1,
  })
).facts;
if (!kept) throw new Error('no fact of the movement');
await platform.stores.facts.put([{ ...kept, movement: `${movement.movement}1` }]);
await call('auditor', ['330106'], 'POST', `${unit}/revisions`, example('recomputeResult', 'cause'));
await call('clerk', [OFFICE], 'GET', `${unit}/revisions/2/difference`);
const letters = `/assessments/letters/agreement-hundred.v1.month.2026-11-01.${OFFICE}.provisional.1`;
await call('manager', ['330106'], 'GET', `${run}/settlements/330106`);
await call('clerk', [OFFICE], 'GET', `/divisions/${OFFICE}/letters?limit=1`);
await call('clerk', [OFFICE], 'GET', letters);
await call('clerk', [OFFICE], 'POST', `${letters}/actions`, example('actOnLetter', 'acknowledge'));
await platform.reconcile();
const { sample } = await call(
  'manager',
  ['330106'],
  'POST',
  '/assessments/samples',
  example('sealSample', 'month'),
);
const sampled = `/assessments/samples/${sample.sampleId}`;
await call('clerk', [OFFICE], 'GET', `${sampled}/frame?unit=${OFFICE}`);
clock.moveTo('2026-12-31T01:00:00.000Z');
await call('manager', ['330106'], 'POST', `${sampled}/draw`);
await call('clerk', [OFFICE], 'GET', sampled);
const drawn = await call('manager', ['330106'], 'GET', '/divisions/330106/checks?side=superior');
const [{ checker, checkId }] = drawn.checks;
const check = `/divisions/${checker}/checks/${checkId}`;
await call('clerk', [checker], 'GET', check);
await call('clerk', [checker], 'POST', `${check}/settle`, example('settleCheck', 'wrong'));
await platform.stores.cases.save(filed(suspicionCase, suspicion()));
const suspected = '/divisions/411525/suspicions';
await call('auditor', [HOME], 'GET', suspected);
const dismissing = `${suspected}/copied-replies.N-tdWd-PacizNcHk_AqRqfcB/actions`;
await call('auditor', [HOME], 'POST', dismissing, example('judgeSuspicion', 'dismiss'));
const findings = `/divisions/${OFFICE}/findings`;
const { finding } = await call('auditor', ['330106'], 'POST', findings, example('establishFinding', 'error'));
const withdrawal = `${findings}/${finding.findingId}/withdraw`;
await call('auditor', ['330106'], 'POST', withdrawal, example('withdrawFinding', 'reason'));
await call('clerk', [OFFICE], 'GET', findings);
const set = await call(
  'manager',
  ['330106'],
  'POST',
  '/divisions/330106/tasks',
  example('setTasks', 'survey'),
);
const given = `/assessments/tasks/${set.tasks[0].taskId}`;
await call('clerk', [OFFICE], 'GET', `/divisions/${OFFICE}/tasks?limit=1`);
await call('clerk', [OFFICE], 'GET', given);
await call('clerk', [OFFICE], 'POST', `${given}/actions`, example('actOnTask', 'report'));
const monthly = `/divisions/${OFFICE}/returns/2026-11`;
await call('clerk', [OFFICE], 'GET', `/divisions/${OFFICE}/returns?limit=1`);
await call('clerk', [OFFICE], 'GET', monthly);
await call('clerk', [OFFICE], 'POST', `${monthly}/actions`, example('actOnReturn', 'file'));
const dispatched = await call('manager', ['330106'], 'GET', '/divisions/330106/dispatch-list?month=2026-11');
answers['readDispatchList'] = { ...dispatched, units: dispatched.units.slice(0, 2) };
// Last, so that what it adds changes no example before: a letter to a county that has not joined.
const abroad = {
  kind: 'inflow',
  happenedOn: '2026-12-28',
  household: { division: '340124' },
  reason: 'work',
};
const posted = await call('clerk', [OFFICE], 'POST', '/movements', {
  ...abroad,
  person: { name: '测试丁', document: { kind: 'resident-id', number: '100000190001010045' } },
  residence: { division: OFFICE, dwelling: 'rented' },
});
const onPaper = `/notices/${posted.movement.movement}.household/letter`;
await call(
  'clerk',
  [OFFICE],
  'PUT',
  `/divisions/${OFFICE}/letterhead`,
  example('setLetterhead', 'letterhead'),
);
await call('clerk', [OFFICE], 'GET', `/divisions/${OFFICE}/letterhead`);
await call('clerk', [OFFICE], 'POST', onPaper, example('printLetter', 'html'));
await call('clerk', [OFFICE], 'POST', `${onPaper}/actions`, example('actOnPaperLetter', 'send'));
await call('clerk', [OFFICE], 'GET', `/divisions/${OFFICE}/paper-letters?limit=1`);
await call('clerk', [OFFICE], 'GET', `/divisions/${OFFICE}/letter-register?year=2026&limit=1`);
const channel = `/divisions/${OFFICE}/digest-channels/main`;
await call('manager', [OFFICE], 'PUT', channel, example('setDigestChannel', 'wecom'));
await call('manager', [OFFICE], 'POST', `${channel}/test`);
await call('manager', [OFFICE], 'GET', `/divisions/${OFFICE}/digest-channels`);
await call('clerk', [OFFICE], 'GET', `/divisions/${OFFICE}/reconciliation?with=${HOME}&limit=5`);
answers['moveClock'] = { now: clock.now(), noted };
await platform.pumps.stop();
engine.close();

/** As the detectors raise it where many letters were answered alike. */
function suspicion(): Suspicion {
  return {
    suspicionId: 'copied-replies.N-tdWd-PacizNcHk_AqRqfcB',
    version: 1,
    state: 'raised',
    kind: 'copied-replies',
    office: '411525103',
    on: '2026-11-20',
    records: ['N-tdWd-PacizNcHk_AqRqfcB'],
    zh: '12件联系函的反馈文字相同（“经电话核实，情况属实”），请核查是否逐件核实。',
    en: '12 letters were answered in the same words ("经电话核实，情况属实"): were they looked into one by one?',
    judged: null,
  };
}

function second(): object {
  return { kind: 'resident-id', number: '100000190001010037' };
}

const file = join(import.meta.dirname, '../shared/openapi/answer-examples.ts');
writeFileSync(
  file,
  `/** Good answers by operation, as the platform gave them: made by \`node scripts/openapi-examples.ts\`. */
export const answerExamples: Readonly<Record<string, unknown>> = ${JSON.stringify(answers, null, 2)};
`,
);
