import { Duration, Stack } from 'aws-cdk-lib';
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

/** The function of every operation: one without does not compile. */
export type Routes = Readonly<Record<(typeof operations)[number]['id'], FunctionLine>>;

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
export function httpApi(
  scope: Construct,
  platform: Foundation,
  settings: Pick<Environment, 'issuer' | 'audience' | 'requestsPerSecond' | 'burst'>,
  routes: Routes,
  pages: readonly PublicPage[],
): apigateway.HttpApi {
  const here = new Construct(scope, 'Api');
  const api = new apigateway.HttpApi(here, 'Http', {
    apiName: Stack.of(here).stackName,
    createDefaultStage: false,
    defaultAuthorizer: new HttpJwtAuthorizer('Issuer', settings.issuer, { jwtAudience: [settings.audience] }),
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
  for (const { id, method, path } of operations) {
    const { function: handler, name } = fn(here, platform, routes[id], TIMEOUT);
    api.addRoutes({
      path,
      methods: [apigateway.HttpMethod[method]],
      integration: new HttpLambdaIntegration(name, handler),
    });
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
