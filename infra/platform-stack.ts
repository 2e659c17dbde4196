import { App, CfnOutput, CfnRule, Fn, Stack } from 'aws-cdk-lib';
import { tables, type TableShape } from '../shared/tables.ts';
import { assessmentRuns, runRoutes } from './capabilities/assessment-runs.ts';
import { assessmentRoutes } from './capabilities/assessments.ts';
import { bulletinRoutes } from './capabilities/bulletins.ts';
import { schemeRoutes } from './capabilities/schemes.ts';
import { auditRoutes } from './capabilities/audit.ts';
import { directoryRoutes } from './capabilities/directory.ts';
import { deriveMovement, movementRoutes } from './capabilities/movements.ts';
import {
  deliverNotice,
  dispatchNotice,
  noticeRoutes,
  digestRoutes,
  paperRoutes,
  spawnNotices,
} from './capabilities/notices.ts';
import { objectionRoutes } from './capabilities/objections.ts';
import { operatorRoutes, sweeps } from './capabilities/operations.ts';
import { peopleRoutes } from './capabilities/people.ts';
import { publicPages } from './capabilities/public-pages.ts';
import { settlementRoutes, settlements } from './capabilities/settlements.ts';
import { taskRoutes } from './capabilities/tasks.ts';
import { alarmBoard } from './constructs/alarm.ts';
import { customerKey } from './constructs/customer-key.ts';
import { failedChanges } from './constructs/failed-changes.ts';
import type { CodeOf, Foundation } from './constructs/foundation.ts';
import { allowOnQueue } from './constructs/grants.ts';
import { INPUTS, inputsBucket } from './constructs/inputs-bucket.ts';
import { allowObjects } from './constructs/objects.ts';
import { httpApi } from './constructs/http-api.ts';
import { identitySecrets } from './constructs/identity-secrets.ts';
import { fairQueue, queueConsumer } from './constructs/queue-consumer.ts';
import { streamConsumer } from './constructs/stream-consumer.ts';
import { table } from './constructs/table.ts';
import type { Environment } from './environments.ts';
import { ownRuleIds, ruleBookOf } from './own-rules.ts';

/** The whole platform of one environment in one stack. */
export function platformStack(app: App, environment: Environment, code: CodeOf): Stack {
  const { name, region, issuer, audience, jwksUri, digestHosts, digestLink } = environment;
  const stack = new Stack(app, `Yipan-${name}`, {
    env: { region },
    description: 'Yipan: townships coordinate services for the migrant population',
    terminationProtection: true,
  });
  placement(stack, environment);
  stack.addMetadata('OwnRules', ownRuleIds(ruleBookOf(environment)));
  const key = customerKey(stack);
  const board = alarmBoard(stack, { key, environment: name, mails: environment.alarmMails });
  const { pseudonymKey, dataKeys } = identitySecrets(stack, key);
  const delivery = fairQueue(stack, 'Delivery', { key, board, impact: deliverNotice.impact });
  const inputs = inputsBucket(stack, key);
  const consuming: Foundation = {
    key,
    board,
    code,
    tables: mapped(tables, (shape, id) => table(stack, `${id}Table`, shape, key)),
    queue: delivery.queue,
    secrets: { PSEUDONYM_KEY_SECRET: pseudonymKey, DATA_KEYS_SECRET: dataKeys },
    supplied: {
      ISSUER: issuer,
      AUDIENCE: audience,
      JWKS_URI: jwksUri,
      PSEUDONYM_KEY_SECRET: pseudonymKey.secretArn,
      DATA_KEYS_SECRET: dataKeys.secretArn,
      DIGEST_HOSTS: digestHosts,
      DIGEST_LINK: digestLink,
      INPUTS_BUCKET: inputs.bucketName,
    },
    allowInputs: (role, actions) =>
      allowObjects(
        role,
        inputs,
        INPUTS,
        actions,
        'Each result has an object, named by run, unit and digest.',
      ),
  };
  const failed = failedChanges(stack, { key, board, region });
  const { movements, notices } = consuming.tables;
  const derive = streamConsumer(stack, consuming, deriveMovement, { table: movements, failed });
  const dispatch = streamConsumer(stack, consuming, dispatchNotice, { table: notices, failed });
  const spawn = streamConsumer(stack, consuming, spawnNotices, { table: notices, failed });
  const consumers = [derive, dispatch, spawn];
  const platform: Foundation = {
    ...consuming,
    supplied: {
      ...consuming.supplied,
      DELIVERY_DEAD_LETTERS_URL: delivery.dead.queueUrl,
      FAILED_CHANGES: failed.placesOf(
        Object.fromEntries(consumers.map(({ name, mappingId }) => [name, mappingId])),
      ),
    },
    allowDeadLetters(role, actions) {
      allowOnQueue(role, actions, delivery.dead);
      failed.allowOperators(role, actions);
    },
  };
  const capabilities = {
    Movements: movementRoutes,
    People: peopleRoutes,
    Notices: noticeRoutes,
    Paper: paperRoutes,
    Digest: digestRoutes,
    Directory: directoryRoutes,
    Facts: assessmentRoutes,
    Audits: auditRoutes,
    Operators: operatorRoutes,
    Runs: runRoutes,
    Settlements: settlementRoutes,
    Objections: objectionRoutes,
    Bulletins: bulletinRoutes,
    Tasks: taskRoutes,
    Schemes: schemeRoutes,
  };
  const api = httpApi(stack, platform, environment, capabilities, publicPages);
  queueConsumer(stack, platform, deliverNotice, platform.queue);
  sweeps(stack, platform);
  assessmentRuns(stack, platform);
  settlements(stack, platform);
  new CfnOutput(stack, 'ApiAddress', { value: api.apiEndpoint });
  return stack;
}

/** Where the stack stands, and why it may: in the template, and refused by CloudFormation anywhere else. */
function placement(stack: Stack, { region, outsideMainlandBecause }: Environment): void {
  stack.addMetadata('Placement', {
    region,
    outsideMainlandBecause: outsideMainlandBecause ?? 'mainland China',
  });
  new CfnRule(stack, 'StandsWhereConfigured', {
    assertions: [
      {
        assert: Fn.conditionEquals(stack.resolve({ Ref: 'AWS::Region' }), region),
        assertDescription: `This template was made for ${region}. Configure the region in infra/environments.ts.`,
      },
    ],
  });
}

function mapped<K extends string, V>(
  shapes: Readonly<Record<K, TableShape>>,
  make: (shape: TableShape, id: string) => V,
): Record<K, V> {
  const entries = Object.entries<TableShape>(shapes);
  return Object.fromEntries(
    entries.map(([name, shape]) => [name, make(shape, name.charAt(0).toUpperCase() + name.slice(1))]),
  ) as Record<K, V>;
}
