import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { checked } from '../../infra/checked.ts';
import { checkedEnvironment, type Environment } from '../../infra/environments.ts';
import { platformStack } from '../../infra/platform-stack.ts';

/** A template is data of no known type: whoever asks it looks. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Props = Record<string, any>;

export interface Resource {
  readonly Type: string;
  readonly Properties: Props;
  readonly Metadata?: Props;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Rules: Props;
  readonly Metadata: Props;
}

/** Synthesises the platform, through cdk-nag, without bundling: what the functions do is not asked here. */
export function templateOf(changes: Partial<Environment> = {}): Template {
  const app = checked(new App({ context: contextOfTheApp() }));
  const environment = checkedEnvironment({ ...MAINLAND, ...changes });
  const stack = platformStack(app, environment, () => Code.fromInline('export const handler = () => {};'));
  return app.synth().getStackArtifact(stack.artifactId).template as Template;
}

/** The flags that the real app is synthesised with. */
export function contextOfTheApp(): Record<string, unknown> {
  return (JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> }).context;
}

export const MAINLAND = {
  name: 'test',
  region: 'cn-north-1',
  issuer: 'https://sign-in.example/test',
  audience: 'yipan',
  jwksUri: 'https://sign-in.example/test/jwks.json',
  alarmMails: [] as string[],
};

export const ABROAD = {
  region: 'us-gov-west-1',
  outsideMainlandBecause: 'A test of the template in another partition; nothing is deployed.',
};

export function ofType(template: Template, type: string): readonly (readonly [string, Resource])[] {
  return Object.entries(template.Resources).filter(([, { Type }]) => Type === type);
}

/** Logical ids and pseudo parameters that a value refers to, at any depth. */
export function referredTo(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referredTo);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref' && typeof inner === 'string') return [inner];
    if (key === 'Fn::GetAtt' && Array.isArray(inner)) return [String(inner[0])];
    return referredTo(inner);
  });
}
