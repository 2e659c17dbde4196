import type { Operation } from '../../shared/api/operation.ts';
import { openApiDocument } from '../../shared/openapi/document.ts';
import { kebab } from './commands.ts';
import { OWN_OPTIONS } from './own-options.ts';

/** Where in a request a value goes. */
export type Part = 'path' | 'query' | 'body';

/** One value that an operation takes, as the API's document describes it. */
export interface Field {
  readonly part: Part;
  /** Names from the outside in: `['person', 'name']`. */
  readonly at: readonly string[];
  /** As it is typed, without the dashes: `person.name`, or `body.code` where a shorter name means something else. */
  readonly flag: string;
  /** Everything else that means it too. */
  readonly aliases: readonly string[];
  readonly required: boolean;
  readonly type: 'text' | 'number' | 'boolean' | 'json';
  readonly isList: boolean;
  readonly nullable: boolean;
  readonly choices: readonly string[];
  readonly words: string;
  /** The kinds of a body that have it; empty: all. */
  readonly only: readonly string[];
}

type Constant = string | number | boolean | null;

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly enum?: readonly Constant[];
  readonly const?: Constant;
  readonly description?: string;
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface DescribedOperation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
}

type Found = Omit<Field, 'flag' | 'aliases'>;

/** All values that an operation takes: those of the address, of the query and of the body, with the words of the document. */
export function fieldsOf(operation: Operation): readonly Field[] {
  const document = openApiDocument([operation]) as Described;
  const described = document.paths[operation.path]?.[operation.method.toLowerCase()];
  const look = (schema: Schema): Schema => {
    const name = schema.$ref?.split('/').at(-1);
    const named = name === undefined ? undefined : document.components.schemas?.[name];
    return named
      ? look({ ...named, ...(schema.description && { description: schema.description }) })
      : schema;
  };
  const parameters = (described?.parameters ?? []).flatMap((parameter): Found[] =>
    parameter.in === 'path' || parameter.in === 'query'
      ? [
          {
            part: parameter.in,
            at: [parameter.name],
            required: parameter.required ?? false,
            words: parameter.description ?? '',
            only: [],
            ...typeOf(parameter.schema ?? {}, look),
          },
        ]
      : [],
  );
  const body = described?.requestBody?.content['application/json'].schema;
  const found = [...parameters, ...(body ? merged(fieldsIn(body, look, [], [], true)) : [])];
  return found.map((field) => ({ ...field, ...namesOf(field, found) }));
}

/** Objects are gone into; a list of objects and what has no fixed names are typed as JSON. */
function fieldsIn(
  schema: Schema,
  look: (schema: Schema) => Schema,
  at: readonly string[],
  only: readonly string[],
  required: boolean,
): readonly Found[] {
  const { schema: seen, nullable } = withoutNull(look(schema), look);
  const variants = (seen.oneOf ?? seen.anyOf)?.map(look);
  if (variants?.every(({ properties }) => properties !== undefined)) {
    return variants.flatMap((variant) => fieldsIn(variant, look, at, kindsOf(variant), required));
  }
  if (seen.properties === undefined) {
    return at.length === 0
      ? []
      : [
          {
            part: 'body',
            at,
            required,
            words: schema.description ?? seen.description ?? '',
            only,
            ...typeOf(schema, look),
          },
        ];
  }
  return Object.entries(seen.properties).flatMap(([name, inner]) =>
    fieldsIn(
      inner,
      look,
      [...at, name],
      only,
      required && !nullable && (seen.required?.includes(name) ?? false),
    ),
  );
}

function kindsOf({ properties = {} }: Schema): readonly string[] {
  const constant = Object.values(properties).find((inner) => inner.const !== undefined);
  const choice = constant ?? Object.values(properties).find((inner) => inner.enum !== undefined);
  return constant ? [String(constant.const)] : (choice?.enum ?? []).map(String);
}

/** The same field of several kinds of a body is one flag. */
function merged(fields: readonly Found[]): readonly Found[] {
  const byPath = Map.groupBy(fields, ({ at }) => at.join('.'));
  const kinds = new Set(fields.flatMap(({ only }) => only));
  return [...byPath.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const only = [...new Set(same.flatMap((field) => field.only))];
    const isEverywhere = same.some((field) => field.only.length === 0) || only.length === kinds.size;
    return [
      {
        ...first,
        type: same.every(({ type }) => type === first.type) ? first.type : 'json',
        isList: same.every(({ isList }) => isList),
        nullable: same.some(({ nullable }) => nullable),
        choices: [...new Set(same.flatMap(({ choices }) => choices))],
        required: same.every(({ required }) => required),
        only: isEverywhere ? [] : only,
      },
    ];
  });
}

function typeOf(
  schema: Schema,
  look: (schema: Schema) => Schema,
): Pick<Field, 'type' | 'isList' | 'nullable' | 'choices'> {
  const { schema: seen, nullable } = withoutNull(look(schema), look);
  const item = seen.type === 'array' && seen.items ? look(seen.items) : undefined;
  const { type, enum: values, const: constant } = item ?? seen;
  const choices = constant !== undefined ? [String(constant)] : (values ?? []).map(String);
  return { type: named(type), isList: item !== undefined && named(item.type) !== 'json', nullable, choices };
}

function named(type: Schema['type']): Field['type'] {
  if (type === 'string') return 'text';
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'boolean' ? 'boolean' : 'json';
}

function withoutNull(
  schema: Schema,
  look: (schema: Schema) => Schema,
): { readonly schema: Schema; readonly nullable: boolean } {
  const others = schema.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  const [one] = others;
  const isOneOrNull = one !== undefined && others.length === 1 && (schema.anyOf?.length ?? 0) === 2;
  return isOneOrNull ? { schema: look(one), nullable: true } : { schema, nullable: false };
}

function namesOf(field: Found, all: readonly Found[]): Pick<Field, 'flag' | 'aliases'> {
  const dotted = field.at.map(kebab).join('.');
  const isTaken = dotted in OWN_OPTIONS;
  const first = all.find(({ at }) => at.map(kebab).join('.') === dotted);
  const flag = isTaken || first !== field ? `${field.part}.${dotted}` : dotted;
  const asWritten = field.at.join('.');
  const aliases = [`${field.part}.${dotted}`, `${field.part}.${asWritten}`];
  if (flag === dotted) aliases.push(asWritten);
  return { flag, aliases: [...new Set(aliases)].filter((alias) => alias !== flag) };
}
