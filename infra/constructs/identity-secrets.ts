import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/**
 * 64 letters and digits hold 381 bits, more than the 256 that `shared/aws/secret-keys.ts` makes of them. Never change this:
 * CloudFormation makes a new secret when the way it is generated changes, and every person would become a stranger.
 */
const GENERATED = { passwordLength: 64, excludePunctuation: true, includeSpace: false } as const;

/** The keys behind identities: made inside Secrets Manager, so that nobody has ever seen them, and kept when the stack goes. */
export function identitySecrets(
  scope: Construct,
  key: kms.IKey,
): { readonly pseudonymKey: secretsmanager.Secret; readonly dataKeys: secretsmanager.Secret } {
  const here = new Construct(scope, 'IdentityKeys');
  // By its ARN, because CDK otherwise writes a statement for the secrets service into the key's policy, under
  // a name that it does not have in China. The account's root statement and the functions' roles allow what is needed.
  const encryptionKey = kms.Key.fromKeyArn(here, 'Key', key.keyArn);
  const pseudonymKey = new secretsmanager.Secret(here, 'PseudonymKey', {
    description: 'Yipan: makes a person’s pseudonym. Never rotate: it is who people are here',
    encryptionKey,
    generateSecretString: GENERATED,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const dataKeys = new secretsmanager.Secret(here, 'DataKeys', {
    description: 'Yipan: seals names, numbers and telephones. To rotate, add k2 beside k1 (docs/deploy.md)',
    encryptionKey,
    generateSecretString: { ...GENERATED, secretStringTemplate: '{}', generateStringKey: 'k1' },
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledge(
    pseudonymKey,
    'AwsSolutions-SMG4',
    'A new pseudonym key would make a stranger of every person; the design never rotates it.',
  );
  acknowledge(
    dataKeys,
    'AwsSolutions-SMG4',
    'Rotation adds a key and keeps the old ones, which still open what they sealed: a person does it (docs/deploy.md).',
  );
  return { pseudonymKey, dataKeys };
}
