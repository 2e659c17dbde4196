import * as z from 'zod/mini';

/** What is written in the configuration file for one key. */
export type Value = string | number | boolean;

/** One key of the configuration, in words. */
export interface Words {
  readonly zh: string;
  readonly en: string;
  /** What a value must be, to go on "应为 must be". */
  readonly must: { readonly zh: string; readonly en: string };
  readonly example: Value;
}

const words = z.registry<Words>();

/** A key of the configuration: what it holds, and the words of its description, its faults and the example file. */
export function setting<S extends z.ZodMiniType>(schema: S, about: Words): S {
  if (words.has(schema))
    throw new Error('two settings must not share a schema: its words would be those of both');
  words.add(schema, about);
  return schema;
}

export function wordsOf(schema: z.core.$ZodType): Words | undefined {
  return words.get(schema as z.ZodMiniType);
}

/** What a key holds when what stands around it (optional, a default) is taken off. */
export function bareOf(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod;
  return 'innerType' in def ? bareOf(def.innerType as z.core.$ZodType) : schema;
}

/** The keys of a table, in their order; undefined for what is no table. */
export function tableOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | undefined {
  const { def } = bareOf(schema)._zod;
  return def.type === 'object' ? (def as z.core.$ZodObjectDef).shape : undefined;
}

/** What the entries of a list of tables hold; undefined for what is no list. */
export function entryOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const { def } = bareOf(schema)._zod;
  return def.type === 'array' ? (def as z.core.$ZodArrayDef).element : undefined;
}
