import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type CfnResource, NestedStack, type Stack } from 'aws-cdk-lib';
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
  const assembly = app.synth();
  const template = assembly.getStackArtifact(stack.artifactId).template as Template;
  return { ...template, Resources: wholeOf(stack, template, assembly.directory) };
}

const NESTED = 'AWS::CloudFormation::Stack';

/** All resources, those of stacks inside it among them: what goes over a boundary as a parameter or an output is put in place. */
function wholeOf(stack: Stack, { Resources }: Template, folder: string): Template['Resources'] {
  const outputs = new Map<string, unknown>();
  const files = new Map(
    stack.node
      .findAll()
      .filter((one) => one instanceof NestedStack)
      .map(({ nestedStackResource, templateFile }) => {
        const { logicalId } = nestedStackResource as CfnResource;
        return [String(stack.resolve(logicalId)), templateFile] as const;
      }),
  );
  const found = Object.entries(Resources).flatMap(([id, resource]) => {
    if (resource.Type !== NESTED) return [[id, resource] as const];
    const file = join(folder, files.get(id) ?? '');
    const nested = JSON.parse(readFileSync(file, 'utf8')) as Template & { readonly Outputs?: Props };
    const given = (resource.Properties['Parameters'] ?? {}) as Props;
    const placed = replaced(nested, (key, value) =>
      key === 'Ref' && typeof value === 'string' ? given[value] : undefined,
    ) as typeof nested;
    for (const [name, { Value }] of Object.entries(placed.Outputs ?? {}))
      outputs.set(`${id} Outputs.${name}`, Value);
    return Object.entries(placed.Resources);
  });
  const ids = found.map(([id]) => id);
  if (new Set(ids).size < ids.length) throw new Error('two resources of one id in different stacks');
  return replaced(Object.fromEntries(found), (key, value) =>
    key === 'Fn::GetAtt' && Array.isArray(value) ? outputs.get(value.join(' ')) : undefined,
  ) as Template['Resources'];
}

/** A copy in which each object `{ KEY: VALUE }` for which there is something is that. */
function replaced(value: unknown, by: (key: string, inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => replaced(one, by));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  const instead = only && entries.length === 1 ? by(...only) : undefined;
  if (instead !== undefined) return instead;
  return Object.fromEntries(entries.map(([key, inner]) => [key, replaced(inner, by)]));
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
