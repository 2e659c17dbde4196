import { readFileSync } from 'node:fs';
import { operations } from '../../shared/api/operations.ts';
import { HEALTH_PATH, referencePaths } from '../../shared/api/public-pages.ts';
import { tables, type TableShape } from '../../shared/tables.ts';
import { ofType, referredTo, type Props, type Template } from './template.ts';

/** A question to the whole template: the answer is what is wrong. `spoil` makes it wrong, so that it is seen to answer. */
export interface Question {
  readonly title: string;
  readonly ask: (template: Template) => readonly string[];
  /** Ruins a copy of the template in the one way that the question is for. */
  readonly spoil: (template: Template) => void;
}

const QUEUE = 'AWS::SQS::Queue';
const FUNCTION = 'AWS::Lambda::Function';
const MAPPING = 'AWS::Lambda::EventSourceMapping';
const TABLE = 'AWS::DynamoDB::Table';
const ALARM = 'AWS::CloudWatch::Alarm';
const publicRoutes: readonly unknown[] = [...referencePaths, HEALTH_PATH].map((path) => `GET ${path}`);
const WORKFLOW = 'AWS::StepFunctions::StateMachine';
const ROUTE = 'AWS::ApiGatewayV2::Route';
const POLICY = 'AWS::IAM::Policy';

/** A question to each resource of a type: what is wrong with it, in words. */
function each(
  type: string,
  wrongWith: (properties: Props, id: string, template: Template) => readonly (string | false | undefined)[],
): Question['ask'] {
  return (template) => {
    const found = ofType(template, type);
    if (found.length === 0) return [`no ${type} at all`];
    return found.flatMap(([id, { Properties }]) =>
      wrongWith(Properties, id, template).flatMap((wrong) => (wrong ? [`${id}: ${wrong}`] : [])),
    );
  };
}

/** The first resource of a type that fits, to ruin. */
function first(template: Template, type: string, fits: (properties: Props) => unknown = () => true): Props {
  const found = ofType(template, type).find(([, { Properties }]) => fits(Properties));
  if (!found) throw new Error(`nothing to spoil: no ${type}`);
  return found[1].Properties;
}

const isStream = ({ StartingPosition }: Props): boolean => StartingPosition !== undefined;
const consumesStream = ({ EventSourceArn }: Props): boolean =>
  EventSourceArn['Fn::GetAtt']?.[1] === 'StreamArn';

/** Queues that are themselves where failed things go. */
function graves(template: Template): ReadonlySet<string> {
  const ids = [
    ...ofType(template, QUEUE).map(([, { Properties }]) => Properties['RedrivePolicy']?.deadLetterTargetArn),
    ...ofType(template, MAPPING).map(([, { Properties }]) => Properties['DestinationConfig']),
    ...ofType(template, 'AWS::Scheduler::Schedule').map(
      ([, { Properties }]) => Properties['Target'].DeadLetterConfig,
    ),
  ];
  return new Set(ids.flatMap(referredTo));
}

const timeoutOf = (template: Template, functionName: unknown): number =>
  template.Resources[referredTo(functionName)[0] ?? '']?.Properties['Timeout'];

const statementsOf = (properties: Props): Props[] => properties['PolicyDocument'].Statement;
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** The only wildcards in roles, and why. */
const EXPLAINED_WILDCARDS: readonly string[] = [
  // Lambda names the objects of failed batches itself, below this prefix.
  '/aws/lambda/*',
  // Each result has an object, below this prefix, named by run, unit and digest.
  '/input/*',
  // Step Functions names the executions of a workflow itself.
  ':execution:',
];

export const questions: readonly Question[] = [
  {
    title:
      'every queue has dead letters, which take over after five receives or more; dead letters have none',
    ask: each(QUEUE, ({ RedrivePolicy }, id, template) => [
      !RedrivePolicy && !graves(template).has(id) && 'has no dead letters',
      RedrivePolicy && RedrivePolicy.maxReceiveCount < 5 && 'gives up too early',
      RedrivePolicy && graves(template).has(id) && 'dead letters that move on',
    ]),
    spoil: (template) => delete first(template, QUEUE, ({ RedrivePolicy }) => RedrivePolicy)['RedrivePolicy'],
  },
  {
    title: 'every queue is encrypted with the customer key, and a standard one',
    ask: each(QUEUE, ({ KmsMasterKeyId, FifoQueue }, _id, template) => [
      !isCustomerKey(KmsMasterKeyId, template) && 'is not encrypted with the customer key',
      FifoQueue && 'is first-in-first-out: fair queues are standard ones',
    ]),
    spoil: (template) => delete first(template, QUEUE)['KmsMasterKeyId'],
  },
  {
    title: 'every queue, topic and bucket refuses what does not come over TLS',
    ask: (template) => {
      const refusing = Object.values(template.Resources)
        .filter(({ Type }) => /::(QueuePolicy|TopicPolicy|BucketPolicy)$/.test(Type))
        .filter(({ Properties }) => statementsOf(Properties).some(deniesPlain))
        .flatMap(({ Properties }) =>
          referredTo([Properties['Queues'], Properties['Topics'], Properties['Bucket']]),
        );
      return Object.entries(template.Resources)
        .filter(([, { Type }]) => [QUEUE, 'AWS::SNS::Topic', 'AWS::S3::Bucket'].includes(Type))
        .flatMap(([id]) => (refusing.includes(id) ? [] : [`${id} takes plain requests`]));
    },
    spoil: (template) => (first(template, 'AWS::SQS::QueuePolicy')['PolicyDocument'].Statement = []),
  },
  {
    title:
      'a queue that a function receives from hides a message for six times its time-out, to so many at once',
    ask: each(MAPPING, (properties, _id, template) => {
      if (consumesStream(properties)) return [];
      const { EventSourceArn, FunctionName, ScalingConfig, FunctionResponseTypes } = properties;
      const queue = template.Resources[referredTo(EventSourceArn)[0] ?? '']?.Properties;
      return [
        !(queue?.['VisibilityTimeout'] >= 6 * timeoutOf(template, FunctionName)) &&
          'a message is seen again too early',
        !ScalingConfig?.MaximumConcurrency && 'has no maximum concurrency',
        !FunctionResponseTypes?.includes('ReportBatchItemFailures') && 'fails whole batches',
      ];
    }),
    spoil: (template) =>
      (first(template, QUEUE, ({ RedrivePolicy }) => RedrivePolicy)['VisibilityTimeout'] = 60),
  },
  {
    title:
      'no function has a concurrency of its own: it throttles pollers, and each throttled receive counts',
    ask: each(FUNCTION, ({ ReservedConcurrentExecutions }) => [
      ReservedConcurrentExecutions !== undefined && 'has a reserved concurrency',
    ]),
    spoil: (template) => (first(template, FUNCTION)['ReservedConcurrentExecutions'] = 1),
  },
  {
    title:
      'every stream is read from its beginning, halves failing batches, gives up in time and keeps what it gave up',
    ask: each(MAPPING, (properties) => {
      if (!consumesStream(properties)) return [];
      const { MaximumRetryAttempts: tries, MaximumRecordAgeInSeconds: age } = properties;
      return [
        properties['StartingPosition'] !== 'TRIM_HORIZON' && 'does not start at the trim horizon',
        properties['BisectBatchOnFunctionError'] !== true && 'does not halve failing batches',
        !(tries >= 1 && tries <= 100) && 'tries without end, or not again',
        !(age > 0 && age < 24 * 3600) && 'lets records outlive the stream',
        !properties['FunctionResponseTypes']?.includes('ReportBatchItemFailures') && 'fails whole batches',
        !properties['DestinationConfig']?.OnFailure?.Destination && 'keeps nothing of what it gave up',
      ];
    }),
    spoil: (template) => (first(template, MAPPING, isStream)['StartingPosition'] = 'LATEST'),
  },
  {
    title: 'a stream has two consumers at most',
    ask: (template) => {
      const counts = new Map<string, number>();
      for (const [, { Properties }] of ofType(template, MAPPING)) {
        const [source = ''] = referredTo(Properties['EventSourceArn']);
        counts.set(source, (counts.get(source) ?? 0) + 1);
      }
      return [...counts].flatMap(([source, count]) =>
        count > 2 ? [`${source} has ${count} consumers`] : [],
      );
    },
    spoil(template) {
      const mapping = ofType(template, MAPPING).find(([, { Properties }]) => isStream(Properties))?.[1];
      if (mapping) Object.assign(template.Resources, { One: mapping, Two: mapping, Three: mapping });
    },
  },
  {
    title: 'every function runs on Node 24 and arm64, with a log group of its own and without X-Ray',
    ask: each(FUNCTION, ({ Runtime, Architectures, LoggingConfig, TracingConfig }, _id, template) => [
      Runtime !== 'nodejs24.x' && `runs on ${Runtime}`,
      Architectures?.[0] !== 'arm64' && 'is not for arm64',
      !(referredTo(LoggingConfig?.LogGroup)[0] ?? '' in template.Resources) && 'has no log group',
      TracingConfig !== undefined && 'is traced: there is no X-Ray for Lambda in China',
    ]),
    spoil: (template) => delete first(template, FUNCTION)['LoggingConfig'],
  },
  {
    title: 'every log group is encrypted with the customer key and kept for a known time',
    ask: each('AWS::Logs::LogGroup', ({ KmsKeyId, RetentionInDays }, _id, template) => [
      !isCustomerKey(KmsKeyId, template) && 'is not encrypted with the customer key',
      !(RetentionInDays >= 184) && 'is not kept for six months',
    ]),
    spoil: (template) => delete first(template, 'AWS::Logs::LogGroup')['RetentionInDays'],
  },
  {
    title: 'every function has an alarm on its errors and throttles',
    ask: each(FUNCTION, (_properties, id, template) => {
      const watched = ofType(template, ALARM).filter(([, { Properties }]) =>
        ['Errors', 'Throttles'].every((name) =>
          metricsOf(Properties).some(
            (metric) => metric['MetricName'] === name && referredTo(metric).includes(id),
          ),
        ),
      );
      return [watched.length !== 1 && `${watched.length} alarms on its failures`];
    }),
    spoil: (template) => first(template, ALARM, ({ Metrics }) => Metrics)['Metrics'].pop(),
  },
  {
    title: 'every queue rings: dead letters while not empty, the others when messages wait',
    ask: each(QUEUE, (_properties, id, template) => {
      const name = graves(template).has(id)
        ? 'ApproximateNumberOfMessagesVisible'
        : 'ApproximateAgeOfOldestMessage';
      return [!rings(template, name, id) && `has no alarm on ${name}`];
    }),
    spoil: (template) =>
      (first(template, ALARM, ({ Namespace }) => Namespace === 'AWS/SQS')['MetricName'] = 'X'),
  },
  {
    title: 'every consumer of a stream rings when it lags, and when what it gave up could not be kept',
    ask: each(MAPPING, (properties, _id, template) => {
      if (!consumesStream(properties)) return [];
      const [id = ''] = referredTo(properties['FunctionName']);
      return ['IteratorAge', 'DestinationDeliveryFailures'].map(
        (metric) => !rings(template, metric, id) && `${id} has no alarm on ${metric}`,
      );
    }),
    spoil: (template) =>
      (first(template, ALARM, (p) => p['MetricName'] === 'IteratorAge')['MetricName'] = 'X'),
  },
  {
    title: 'the API rings when it fails and when it is slow',
    ask: each('AWS::ApiGatewayV2::Api', (_properties, id, template) => [
      !rings(template, '5xx', id) && 'nobody hears of its failures',
      !rings(template, 'Latency', id) && 'nobody hears that it is slow',
    ]),
    spoil: (template) => (first(template, ALARM, (p) => p['MetricName'] === '5xx')['MetricName'] = '4xx'),
  },
  {
    title:
      'every dimension of an alarm is a resource of the template, and every figure of ours has its filter',
    ask: each(ALARM, (properties, _id, template) => {
      const own = ofType(template, 'AWS::Logs::MetricFilter').flatMap(([, { Properties }]) =>
        Properties['MetricTransformations'].map((t: Props) => `${t['MetricNamespace']} ${t['MetricName']}`),
      );
      return metricsOf(properties).flatMap((metric) => {
        if (String(metric['Namespace']).startsWith('Yipan/')) {
          const isFiltered = own.includes(`${metric['Namespace']} ${metric['MetricName']}`);
          return [!isFiltered && 'a figure that nothing counts'];
        }
        const dimensions: Props[] = metric['Dimensions'] ?? [];
        const referring = dimensions.filter(({ Value }) =>
          referredTo(Value).some((id) => id in template.Resources),
        );
        return [referring.length === 0 && 'no dimension that is a resource'];
      });
    }),
    spoil: (template) => (first(template, ALARM, (p) => p['Dimensions'])['Dimensions'] = []),
  },
  {
    title: 'every alarm tells the topic, under its name',
    ask: each(ALARM, ({ AlarmActions, AlarmName }, _id, template) => [
      !referredTo(AlarmActions).some((id) => template.Resources[id]?.Type === 'AWS::SNS::Topic') &&
        'tells nobody',
      !AlarmName?.startsWith('yipan-test ') && 'has no name of this installation',
    ]),
    spoil: (template) => (first(template, ALARM)['AlarmActions'] = []),
  },
  {
    title: 'every alarm is a heading of the runbook, which says what it means for people in the same words',
    ask: (template) => {
      const sections = runbook();
      return ofType(template, ALARM).flatMap(([id, { Properties }]) => {
        const heading = headingOf(Properties);
        const section = sections.get(heading);
        if (section === undefined) return [`${id}: the runbook has no "### ${heading}"`];
        const impact = String(Properties['AlarmDescription']).split(' docs/runbook.md')[0] ?? '';
        return section.includes(impact) ? [] : [`${heading}: the runbook does not say "${impact}"`];
      });
    },
    spoil: (template) => (first(template, ALARM)['AlarmName'] = 'yipan-test nobody knows'),
  },
  {
    title: 'the runbook has no heading for an alarm that is not there',
    ask(template) {
      const known = new Set(ofType(template, ALARM).map(([, { Properties }]) => headingOf(Properties)));
      return [...runbook().keys()].filter((heading) => !known.has(heading));
    },
    spoil(template) {
      const [id = ''] = ofType(template, ALARM)[0] ?? [];
      delete (template.Resources as Props)[id];
    },
  },
  {
    title: 'no role has a wildcard in an action, nor in a resource that is not explained',
    ask: each(POLICY, (properties) =>
      statementsOf(properties).flatMap(({ Action, Resource }) => [
        ...listed(Action).map((action) => String(action).includes('*') && `may do ${String(action)}`),
        ...listed(Resource).map((resource) => {
          const text = JSON.stringify(resource);
          const isExplained = EXPLAINED_WILDCARDS.some((known) => text.includes(known));
          return text.includes('*') && !isExplained && `may do it to ${text}`;
        }),
      ]),
    ),
    spoil: (template) => (first(template, POLICY)['PolicyDocument'].Statement[0].Resource = '*'),
  },
  {
    title: 'no role has a managed policy, and each belongs to one function, one schedule or one workflow',
    ask: each('AWS::IAM::Role', ({ ManagedPolicyArns, AssumeRolePolicyDocument }, id, template) => {
      const [, service = ''] = /(scheduler|states)\./.exec(JSON.stringify(AssumeRolePolicyDocument)) ?? [];
      const user = { scheduler: 'AWS::Scheduler::Schedule', states: WORKFLOW }[service] ?? FUNCTION;
      const users = Object.values(template.Resources).filter(
        ({ Type, Properties }) => Type === user && referredTo(Properties).includes(id),
      );
      return [
        ManagedPolicyArns !== undefined && 'has a managed policy',
        users.length !== 1 && `is used by ${users.length}`,
      ];
    }),
    spoil: (template) => (first(template, 'AWS::IAM::Role')['ManagedPolicyArns'] = ['any']),
  },
  {
    title: 'every operation and page has one route, and there is no other',
    ask(template) {
      const wanted = [...operations.map(({ method, path }) => `${method} ${path}`), ...publicRoutes].sort();
      const there = ofType(template, ROUTE)
        .map(([, { Properties }]) => String(Properties['RouteKey']))
        .sort();
      return wanted.join('\n') === there.join('\n')
        ? []
        : [`wanted ${wanted.join()}; there are ${there.join()}`];
    },
    spoil: (template) => (first(template, ROUTE)['RouteKey'] = 'GET /elsewhere'),
  },
  {
    title:
      'every route asks for a token of the issuer, beside the pages for everybody, which can read nothing',
    ask: each(ROUTE, ({ AuthorizationType, AuthorizerId, RouteKey }, _id, template) => [
      publicRoutes.includes(RouteKey) !== (AuthorizationType === 'NONE') &&
        'asks for no token, or is no page',
      AuthorizationType !== 'NONE' && AuthorizationType !== 'JWT' && 'asks for something else',
      AuthorizationType !== 'NONE' &&
        template.Resources[referredTo(AuthorizerId)[0] ?? '']?.Type !== 'AWS::ApiGatewayV2::Authorizer' &&
        'has no authorizer',
    ]),
    spoil(template) {
      for (const [, { Properties }] of ofType(template, ROUTE)) Properties['AuthorizationType'] = 'NONE';
    },
  },
  {
    title: 'the stage limits requests, and logs nothing about persons',
    ask: each('AWS::ApiGatewayV2::Stage', ({ DefaultRouteSettings, AccessLogSettings }) => [
      !(DefaultRouteSettings?.ThrottlingRateLimit > 0 && DefaultRouteSettings.ThrottlingBurstLimit > 0) &&
        'has no limit',
      /identity|authorizer\.claims|\$context\.path|userAgent|sourceIp|domainName/.test(
        AccessLogSettings.Format,
      ) && 'logs who asked, or an id in a path',
    ]),
    spoil: (template) => (first(template, 'AWS::ApiGatewayV2::Stage')['DefaultRouteSettings'] = {}),
  },
  {
    title: 'every schedule runs by the clock of Shanghai, and keeps a tick that was lost in either place',
    ask: each('AWS::Scheduler::Schedule', ({ ScheduleExpressionTimezone, Target }, _id, template) => {
      const [target = ''] = referredTo(Target.Arn);
      const kept = ofType(template, 'AWS::Lambda::EventInvokeConfig').filter(
        ([, { Properties }]) =>
          referredTo(Properties['FunctionName']).includes(target) &&
          Properties['DestinationConfig']?.OnFailure?.Destination,
      );
      return [
        ScheduleExpressionTimezone !== 'Asia/Shanghai' && 'runs by another clock',
        !Target.DeadLetterConfig?.Arn && 'loses what it cannot hand over',
        !(Target.RetryPolicy?.MaximumRetryAttempts > 0) && 'does not try again',
        kept.length !== 1 &&
          template.Resources[target]?.Type !== WORKFLOW &&
          'loses what its function fails on',
      ];
    }),
    spoil: (template) => (first(template, 'AWS::Lambda::EventInvokeConfig')['DestinationConfig'] = {}),
  },
  {
    title:
      'every workflow rings when it fails and when it is not started, and calls functions of the template only',
    ask: each(WORKFLOW, ({ DefinitionString, DefinitionSubstitutions }, id, template) => {
      const named = [...String(DefinitionString).matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
      const called = named.filter((name) => name !== 'Partition');
      return [
        !rings(template, 'ExecutionsFailed', id) && 'nobody hears of its failures',
        !rings(template, 'ExecutionsStarted', id) && 'nobody hears that it does not start',
        called.length === 0 && 'calls nothing',
        ...called.map((name) => {
          const [target = ''] = referredTo(DefinitionSubstitutions[name]);
          return template.Resources[target]?.Type !== FUNCTION && `${name} is no function`;
        }),
      ];
    }),
    spoil: (template) => delete first(template, WORKFLOW)['DefinitionSubstitutions'].ScorePart,
  },
  {
    title: 'every table can be restored, is encrypted with the customer key, and stays when the stack goes',
    ask: (template) =>
      ofType(template, TABLE).flatMap(([id, { Properties, DeletionPolicy, UpdateReplacePolicy }]) => {
        const { SSESpecification: sse, BillingMode, DeletionProtectionEnabled } = Properties;
        const isRestorable =
          Properties['PointInTimeRecoverySpecification']?.PointInTimeRecoveryEnabled === true;
        const isSealed = sse?.SSEType === 'KMS' && isCustomerKey(sse.KMSMasterKeyId, template);
        const stays =
          DeletionProtectionEnabled === true &&
          DeletionPolicy === 'Retain' &&
          UpdateReplacePolicy === 'Retain';
        const isGood = isRestorable && isSealed && stays && BillingMode === 'PAY_PER_REQUEST';
        return isGood ? [] : [id];
      }),
    spoil: (template) => (first(template, TABLE)['DeletionProtectionEnabled'] = false),
  },
  {
    title: 'the tables are those of shared/tables.ts, keys, streams and indexes',
    ask(template) {
      const wanted = Object.values<TableShape>(tables).map(asked).sort();
      const there = ofType(template, TABLE)
        .map(([, { Properties }]) => found(Properties))
        .sort();
      return wanted.join('\n') === there.join('\n')
        ? []
        : [`wanted\n${wanted.join('\n')}\nthere are\n${there.join('\n')}`];
    },
    spoil: (template) => first(template, TABLE)['KeySchema'].reverse(),
  },
  {
    title: 'secrets are generated, encrypted with the customer key, and stay when the stack goes',
    ask: (template) =>
      ofType(template, 'AWS::SecretsManager::Secret').flatMap(([id, secret]) => {
        const { GenerateSecretString, KmsKeyId, SecretString } = secret.Properties;
        const isGood = GenerateSecretString && !SecretString && isCustomerKey(KmsKeyId, template);
        return isGood && secret.DeletionPolicy === 'Retain' ? [] : [id];
      }),
    spoil: (template) => (first(template, 'AWS::SecretsManager::Secret')['SecretString'] = 'known'),
  },
  {
    title: 'the topic of alarms lets the alarms of this account in',
    ask: each('AWS::SNS::TopicPolicy', (properties) => {
      const letsIn = statementsOf(properties).some(
        ({ Effect, Principal, Condition }) =>
          Effect === 'Allow' &&
          Principal.Service === 'cloudwatch.amazonaws.com' &&
          referredTo(Condition).includes('AWS::AccountId'),
      );
      return [!letsIn && 'alarms cannot publish: a policy of its own replaces the default one'];
    }),
    spoil: (template) => (first(template, 'AWS::SNS::TopicPolicy')['PolicyDocument'].Statement = []),
  },
  {
    title:
      'nothing that a China region lacks: no Cognito, no function URL, no bucket as a destination, no tags on mappings',
    ask: (template) =>
      Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) => {
        const isCognito = Type.startsWith('AWS::Cognito::') || Type === 'AWS::Lambda::Url';
        const isTagged = Type === MAPPING && Properties['Tags'] !== undefined;
        const sends = referredTo(Properties['DestinationConfig'] ?? {});
        const toBucket = sends.some((target) => template.Resources[target]?.Type === 'AWS::S3::Bucket');
        return isCognito || isTagged || toBucket ? [id] : [];
      }),
    spoil: (template) => (first(template, MAPPING)['Tags'] = []),
  },
  {
    title: 'no literal partition, account, or domain of AWS, beside names of service principals',
    ask: (template) =>
      stringsIn(template.Resources).filter((text) => {
        const isPrincipal = /^(lambda|scheduler|states|cloudwatch|apigateway)\.amazonaws\.com$/.test(text);
        return /arn:aws|amazonaws|\b\d{12}\b/.test(text) && !isPrincipal;
      }),
    spoil: (template) => (first(template, FUNCTION)['Layers'] = ['arn:aws:lambda:x:y:layer:z']),
  },
];

/** Alarms that ring for this metric of this resource. */
function rings(template: Template, metricName: string, id: string): boolean {
  return ofType(template, ALARM).some(([, { Properties }]) =>
    metricsOf(Properties).some(
      (metric) => metric['MetricName'] === metricName && referredTo(metric).includes(id),
    ),
  );
}

/** The metrics of an alarm, whether it has one or computes with several. */
function metricsOf(alarm: Props): Props[] {
  const several: Props[] = alarm['Metrics'] ?? [];
  return alarm['MetricName']
    ? [alarm]
    : several.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : []));
}

function headingOf({ AlarmName }: Props): string {
  return String(AlarmName).slice('yipan-test '.length);
}

/** Sections of the runbook by their heading. */
function runbook(): ReadonlyMap<string, string> {
  const sections = readFileSync('docs/runbook.md', 'utf8').split(/^### /m).slice(1);
  return new Map(
    sections.map((section) => [section.slice(0, section.indexOf('\n')).trim(), section] as const),
  );
}

function isCustomerKey(value: unknown, template: Template): boolean {
  return referredTo(value).some((id) => template.Resources[id]?.Type === 'AWS::KMS::Key');
}

function deniesPlain({ Effect, Condition }: Props): boolean {
  return Effect === 'Deny' && Condition?.Bool?.['aws:SecureTransport'] === 'false';
}

function asked({ partitionKey, sortKey, sortKeyType, stream, indexes = [] }: TableShape): string {
  const keys =
    sortKey === undefined ? [`${partitionKey}:S`] : [`${partitionKey}:S`, `${sortKey}:${sortKeyType ?? 'S'}`];
  const named = indexes.map(
    ({ isWhole, ...index }) =>
      `${index.name}(${index.partitionKey}:S ${index.sortKey}:S ${isWhole ? 'ALL' : 'KEYS_ONLY'})`,
  );
  return [keys.join(' '), stream ?? 'no stream', ...named].join('; ');
}

function found({
  AttributeDefinitions,
  KeySchema,
  StreamSpecification,
  GlobalSecondaryIndexes = [],
}: Props): string {
  const typeOf = (name: string): string =>
    AttributeDefinitions.find(({ AttributeName }: Props) => AttributeName === name).AttributeType;
  const keys = (schema: Props[]): string =>
    schema.map(({ AttributeName }) => `${AttributeName}:${typeOf(AttributeName)}`).join(' ');
  const named = GlobalSecondaryIndexes.map(
    (index: Props) =>
      `${index['IndexName']}(${keys(index['KeySchema'])} ${index['Projection'].ProjectionType})`,
  );
  return [keys(KeySchema), StreamSpecification?.StreamViewType ?? 'no stream', ...named].join('; ');
}

export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
