import { App, CfnOutput, CfnRule, Fn, Stack } from 'aws-cdk-lib';
import { tables, type TableShape } from '../shared/tables.ts';
import { directoryRoutes } from './capabilities/directory.ts';
import { deriveMovement, movementRoutes } from './capabilities/movements.ts';
import { deliverNotice, dispatchNotice, noticeRoutes, spawnNotices } from './capabilities/notices.ts';
import { operatorRoutes, sweeps } from './capabilities/operations.ts';
import { peopleRoutes } from './capabilities/people.ts';
import { alarmBoard } from './constructs/alarm.ts';
import { customerKey } from './constructs/customer-key.ts';
import { failedChanges } from './constructs/failed-changes.ts';
import type { CodeOf, Foundation } from './constructs/foundation.ts';
import { httpApi } from './constructs/http-api.ts';
import { identitySecrets } from './constructs/identity-secrets.ts';
import { fairQueue, queueConsumer } from './constructs/queue-consumer.ts';
import { streamConsumer } from './constructs/stream-consumer.ts';
import { table } from './constructs/table.ts';
import type { Environment } from './environments.ts';

/** The whole platform of one environment in one stack. */
export function platformStack(app: App, environment: Environment, code: CodeOf): Stack {
  const { name, region, issuer, audience, jwksUri } = environment;
  const stack = new Stack(app, `Yipan-${name}`, {
    env: { region },
    description: 'Yipan: townships coordinate services for the migrant population',
    terminationProtection: true,
  });
  placement(stack, environment);
  const key = customerKey(stack);
  const board = alarmBoard(stack, { key, environment: name, mails: environment.alarmMails });
  const { pseudonymKey, dataKeys } = identitySecrets(stack, key);
  const platform: Foundation = {
    key,
    board,
    code,
    tables: mapped(tables, (shape, id) => table(stack, `${id}Table`, shape, key)),
    queue: fairQueue(stack, 'Delivery', { key, board, impact: deliverNotice.impact }),
    secrets: { PSEUDONYM_KEY_SECRET: pseudonymKey, DATA_KEYS_SECRET: dataKeys },
    supplied: {
      ISSUER: issuer,
      AUDIENCE: audience,
      JWKS_URI: jwksUri,
      PSEUDONYM_KEY_SECRET: pseudonymKey.secretArn,
      DATA_KEYS_SECRET: dataKeys.secretArn,
    },
  };
  const routes = {
    ...movementRoutes,
    ...peopleRoutes,
    ...noticeRoutes,
    ...directoryRoutes,
    ...operatorRoutes,
  };
  const api = httpApi(stack, platform, environment, routes);
  const failed = failedChanges(stack, { key, board, region });
  const { movements, notices } = platform.tables;
  streamConsumer(stack, platform, deriveMovement, { table: movements, failed });
  streamConsumer(stack, platform, dispatchNotice, { table: notices, failed });
  streamConsumer(stack, platform, spawnNotices, { table: notices, failed });
  queueConsumer(stack, platform, deliverNotice, platform.queue);
  sweeps(stack, platform);
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
