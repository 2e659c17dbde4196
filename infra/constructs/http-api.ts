import { Duration, NestedStack, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { operations } from '../../shared/api/operations.ts';
import type { PublicPage } from '../capabilities/public-pages.ts';
import type { FunctionLine } from '../entries.ts';
import type { Environment } from '../environments.ts';
import { acknowledge } from './acknowledge.ts';
import { alarm, FIVE_MINUTES } from './alarm.ts';
import { fn } from './fn.ts';
import type { Foundation } from './foundation.ts';
import { logGroup } from './log-group.ts';

type OperationId = (typeof operations)[number]['id'];

/**
 * The functions of operations, by capability. Each capability is a stack inside the platform’s: a function brings seven resources with it,
 * and CloudFormation takes 500 in one stack.
 */
export type Capabilities = Readonly<Record<string, Readonly<Partial<Record<OperationId, FunctionLine>>>>>;

type IdsOf<Routes> = Routes extends unknown ? keyof Routes : never;

/** An operation that no capability has does not compile. */
export type EveryOperation<C extends Capabilities> = [OperationId] extends [IdsOf<C[keyof C]>] ? C : never;

/** Half of what API Gateway waits at most (30 s), so that our own answer to slowness arrives. */
const TIMEOUT = Duration.seconds(15);

/**
 * What the access log says of a request: which operation, how it ended and how long it took. No address, no user agent, no
 * path with ids, no caller: who read whom is in the audit, where it belongs.
 */
const ACCESS_LOG = {
  at: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  ms: '$context.responseLatency',
  integrationMs: '$context.integrationLatency',
  integrationError: '$context.integrationErrorMessage',
  authorizerError: '$context.authorizer.error',
};

/** The HTTP API: each operation on its own route to its own function, behind a JWT authorizer, and pages for everybody. */
export function httpApi<const C extends Capabilities>(
  scope: Construct,
  platform: Foundation,
  settings: Pick<Environment, 'issuer' | 'audience' | 'requestsPerSecond' | 'burst'>,
  capabilities: EveryOperation<C>,
  pages: readonly PublicPage[],
): apigateway.HttpApi {
  const here = new Construct(scope, 'Api');
  const authorizer = new HttpJwtAuthorizer('Issuer', settings.issuer, { jwtAudience: [settings.audience] });
  const api = new apigateway.HttpApi(here, 'Http', {
    apiName: Stack.of(here).stackName,
    createDefaultStage: false,
  });
  new apigateway.HttpStage(here, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: settings.requestsPerSecond, burstLimit: settings.burst },
    accessLogSettings: {
      destination: new apigateway.LogGroupLogDestination(logGroup(here, 'AccessLog', platform.key)),
      format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
    },
  });
  for (const [capability, routes] of Object.entries<Capabilities[string]>(capabilities)) {
    const stack = new NestedStack(here, capability);
    for (const { id, method, path } of operations) {
      const line = routes[id];
      if (!line) continue;
      const { function: handler, name } = fn(stack, platform, line, TIMEOUT);
      new apigateway.HttpRoute(stack, `${method}${path}`, {
        httpApi: api,
        routeKey: apigateway.HttpRouteKey.with(path, apigateway.HttpMethod[method]),
        integration: new HttpLambdaIntegration(name, handler),
        authorizer,
      });
    }
  }
  for (const { paths, line, because } of pages) {
    const { function: handler, name } = fn(here, platform, line, TIMEOUT);
    const integration = new HttpLambdaIntegration(name, handler);
    for (const path of paths) {
      const [route] = api.addRoutes({
        path,
        methods: [apigateway.HttpMethod.GET],
        integration,
        authorizer: new apigateway.HttpNoneAuthorizer(),
      });
      if (route) acknowledge(route, 'AwsSolutions-APIG4', because);
    }
  }
  watch(api, platform);
  return api;
}

function watch(api: apigateway.HttpApi, { board }: Foundation): void {
  alarm(board, {
    heading: 'requests fail',
    impact: 'Clerks are told to try again later: what they enter is not recorded.',
    metric: api.metricServerError({ period: FIVE_MINUTES, statistic: 'Sum' }),
    // Five in five minutes: one cold table partition or one lost packet wakes nobody.
    at: 5,
  });
  alarm(board, {
    heading: 'requests are slow',
    impact: 'Clerks wait: one request in a hundred takes three seconds or more.',
    metric: api.metricLatency({ period: FIVE_MINUTES, statistic: 'p99' }),
    at: 3_000,
    periods: 3,
  });
}
