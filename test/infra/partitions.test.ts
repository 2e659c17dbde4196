import { describe, expect, it } from 'vitest';
import { questions } from './questions.ts';
import { ABROAD, ofType, referredTo, templateOf } from './template.ts';

const mainland = templateOf();
const abroad = templateOf(ABROAD);

describe('in mainland China', () => {
  it('names no region but its own', () => {
    expect(regionsIn(mainland)).toEqual(['cn-north-1']);
  });

  it('stands where it was made for, says CloudFormation too', () => {
    expect(mainland.Rules['StandsWhereConfigured']).toMatchInlineSnapshot(`
      {
        "Assertions": [
          {
            "Assert": {
              "Fn::Equals": [
                {
                  "Ref": "AWS::Region",
                },
                "cn-north-1",
              ],
            },
            "AssertDescription": "This template was made for cn-north-1. Configure the region in infra/environments.ts.",
          },
        ],
      }
    `);
    expect(mainland.Metadata['Placement']).toEqual({
      region: 'cn-north-1',
      outsideMainlandBecause: 'mainland China',
    });
  });

  it('keeps what streams gave up in a queue: Lambda has no bucket as destination there', () => {
    const kept = ofType(mainland, 'AWS::Lambda::EventSourceMapping').flatMap(([, { Properties }]) =>
      referredTo(Properties['DestinationConfig'] ?? {}).map((id) => mainland.Resources[id]?.Type),
    );
    expect(kept).toEqual(['AWS::SQS::Queue', 'AWS::SQS::Queue', 'AWS::SQS::Queue']);
    expect(ofType(mainland, 'AWS::S3::Bucket').map(([id]) => id)).not.toContainEqual(
      expect.stringContaining('FailedChanges'),
    );
  });
});

describe('elsewhere, with a reason', () => {
  const china = 'nothing that a China region lacks';

  it.each(questions.filter(({ title }) => !title.startsWith(china)))('$title', ({ ask }) => {
    expect(ask(abroad)).toEqual([]);
  });

  it('names no region but its own, and carries the reason', () => {
    expect(regionsIn(abroad)).toEqual(['us-gov-west-1']);
    expect(abroad.Metadata['Placement']).toEqual(ABROAD);
  });

  it('keeps what streams gave up whole, in a private, encrypted, versioned bucket that forgets', () => {
    const bucket = ofType(abroad, 'AWS::S3::Bucket').find(([id]) => id.startsWith('FailedChanges'));
    const {
      BucketEncryption,
      PublicAccessBlockConfiguration: blocked,
      VersioningConfiguration,
      LifecycleConfiguration,
    } = bucket?.[1].Properties ?? {};
    expect(
      BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm,
    ).toBe('aws:kms');
    expect(Object.values(blocked)).toEqual([true, true, true, true]);
    expect(VersioningConfiguration.Status).toBe('Enabled');
    expect(LifecycleConfiguration.Rules[0].ExpirationInDays).toBe(90);
    const kept = ofType(abroad, 'AWS::Lambda::EventSourceMapping').flatMap(([, { Properties }]) =>
      referredTo(Properties['DestinationConfig'] ?? {}),
    );
    expect(kept).toEqual([bucket?.[0], bucket?.[0], bucket?.[0]]);
  });
});

describe('what results were made from', () => {
  it.each([
    ['in China', mainland],
    ['elsewhere', abroad],
  ])('is kept in a private, encrypted, versioned bucket that forgets nothing, %s', (_, template) => {
    const bucket = ofType(template, 'AWS::S3::Bucket').find(([id]) => id.startsWith('AssessmentInputs'))?.[1];
    expect(bucket).toMatchObject({ DeletionPolicy: 'Retain' });
    const {
      BucketEncryption,
      PublicAccessBlockConfiguration,
      VersioningConfiguration,
      LifecycleConfiguration,
    } = bucket?.Properties ?? {};
    expect(
      BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm,
    ).toBe('aws:kms');
    expect(Object.values(PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    expect(VersioningConfiguration.Status).toBe('Enabled');
    expect(LifecycleConfiguration.Rules).toEqual([
      { NoncurrentVersionExpiration: { NoncurrentDays: 35 }, Status: 'Enabled' },
    ]);
  });

  it('may be written and read by who scores, read by who shows records, and removed by nobody', () => {
    expect(mayOnBucket('task/score-part')).toEqual(['s3:GetObject', 's3:PutObject']);
    expect(mayOnBucket('http/list-records')).toEqual(['s3:GetObject']);
    expect(mayOnBucket('http/list-results')).toEqual([]);
  });
});

const entry = (template: typeof mainland, name: string) => {
  const found = ofType(template, 'AWS::Lambda::Function').find(
    ([, { Metadata }]) => Metadata?.['entry'] === name,
  );
  return found?.[1].Properties ?? {};
};
const mayOnBucket = (name: string): readonly string[] => {
  const [role] = referredTo(entry(abroad, name)['Role']);
  return ofType(abroad, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => referredTo(Properties['Roles']).includes(role ?? ''))
    .flatMap(
      ([, { Properties }]) => Properties['PolicyDocument'].Statement as { Action: string | string[] }[],
    )
    .flatMap(({ Action }) => Action)
    .filter((action) => action.startsWith('s3:'))
    .sort();
};

describe('functions of dead letters', () => {
  const placeOf = (template: typeof mainland, name: string): unknown =>
    entry(template, name)['Environment'].Variables.FAILED_CHANGES;

  it('find what was given up: in China one queue, elsewhere the folder of each mapping', () => {
    const queue = Object.keys(mainland.Resources).find((id) => id.startsWith('FailedChangesQueue'));
    const bucket = ofType(abroad, 'AWS::S3::Bucket').find(([id]) => id.startsWith('FailedChanges'))?.[0];
    for (const name of ['http/list-dead-letters', 'http/redrive']) {
      expect(referredTo(placeOf(mainland, name))).toEqual([queue]);
      const parts = (placeOf(abroad, name) as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
      const folders = referredTo(parts).filter((id) => id !== bucket);
      expect(folders.map((id) => abroad.Resources[id]?.Type)).toEqual(
        folders.map(() => 'AWS::Lambda::EventSourceMapping'),
      );
      const words = parts.filter((part) => typeof part === 'string').join('');
      expect(words.match(/[a-z-]+=s3:/g)).toEqual([
        'derive-movement=s3:',
        'dispatch-notice=s3:',
        'spawn-notices=s3:',
      ]);
    }
  });

  it('may read it, and only the one that puts back may remove it', () => {
    expect(mayOnBucket('http/list-dead-letters')).toEqual(['s3:GetObject', 's3:ListBucket']);
    expect(mayOnBucket('http/redrive')).toEqual(['s3:DeleteObject', 's3:GetObject', 's3:ListBucket']);
    expect(mayOnBucket('http/list-stuck')).toEqual([]);
  });
});

describe('what must not move', () => {
  it('keeps the logical ids of everything that holds data: another id is another, empty, table', () => {
    const holding = [
      'AWS::DynamoDB::Table',
      'AWS::SQS::Queue',
      'AWS::KMS::Key',
      'AWS::SecretsManager::Secret',
    ];
    const ids = Object.entries(mainland.Resources).filter(([, { Type }]) => holding.includes(Type));
    expect(ids.map(([id, { Type }]) => `${Type} ${id}`).sort()).toMatchInlineSnapshot(`
      [
        "AWS::DynamoDB::Table AssessmentsTable6996196E",
        "AWS::DynamoDB::Table AuditTableB07F8EEB",
        "AWS::DynamoDB::Table CasesTableABF7127D",
        "AWS::DynamoDB::Table DirectoryTable8D5AD835",
        "AWS::DynamoDB::Table DutiesTableBD90EA60",
        "AWS::DynamoDB::Table FactsTable1F457BF5",
        "AWS::DynamoDB::Table MovementsTableB6A4C3A5",
        "AWS::DynamoDB::Table NoticesTable095FDDAC",
        "AWS::DynamoDB::Table OutagesTable663B5FD0",
        "AWS::DynamoDB::Table ReportedTable9EB6BF9C",
        "AWS::DynamoDB::Table ResidentsTable277CC79C",
        "AWS::DynamoDB::Table SweepsTable0B98FE04",
        "AWS::DynamoDB::Table VaultTable5572012F",
        "AWS::KMS::Key CustomerKey844A1305",
        "AWS::SQS::Queue AssessmentsDeadLettersC8BF7FCD",
        "AWS::SQS::Queue DeliveryQueue8F251BF1",
        "AWS::SQS::Queue DeliveryQueueDeadLettersDAAF5EFC",
        "AWS::SQS::Queue FailedChangesQueue88C75D0A",
        "AWS::SQS::Queue SettlementsDeadLettersEDFAA868",
        "AWS::SQS::Queue SweepsDeadLettersB3A07987",
        "AWS::SecretsManager::Secret IdentityKeysDataKeysB17508F6",
        "AWS::SecretsManager::Secret IdentityKeysPseudonymKey8758E21F",
      ]
    `);
  });

  it('keeps the way secrets are generated: CloudFormation makes a new secret when it changes', () => {
    const secrets = ofType(mainland, 'AWS::SecretsManager::Secret');
    expect(secrets.map(([, { Properties }]) => Properties['GenerateSecretString'])).toMatchInlineSnapshot(`
      [
        {
          "ExcludePunctuation": true,
          "IncludeSpace": false,
          "PasswordLength": 64,
        },
        {
          "ExcludePunctuation": true,
          "GenerateStringKey": "k1",
          "IncludeSpace": false,
          "PasswordLength": 64,
          "SecretStringTemplate": "{}",
        },
      ]
    `);
  });
});

function regionsIn(template: unknown): readonly string[] {
  const found = JSON.stringify(template).match(/\b(us|eu|ap|sa|ca|me|af|il|cn)(-[a-z]+)+-\d\b/g) ?? [];
  return [...new Set(found)];
}
