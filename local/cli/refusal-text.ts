import type { Operation } from '../../shared/api/operation.ts';
import { type FieldError, problem } from '../../shared/lambda/answer.ts';
import { fieldErrors } from '../../shared/lambda/field-errors.ts';
import { problems } from '../../shared/lambda/problems.ts';
import type { RefusalName } from '../../shared/domain/refusal.ts';
import type { Call } from './calling.ts';
import { kebab } from './commands.ts';

interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly pointer?: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly errors?: readonly FieldError[];
  /** Of a gateway in front of the platform. */
  readonly message?: string;
}

/** What a refusal says, in both languages: the sentence, which names the way out, and the fields at fault. */
export function refusalText(call: Call, status: number, text: string): string {
  const body = bodyOf(text);
  const name = (body.type ?? '').replace('/problems/', '');
  const title = body.title ?? body.message ?? text.slice(0, 300);
  const isKnown = name in problems;
  const english = isKnown ? inEnglish(name as RefusalName, body) : undefined;
  return [
    `拒绝 refused: ${status}${name === '' ? '' : ` ${name}`}`,
    `  ${title}`,
    ...(english !== undefined && english !== title ? [`  ${english}`] : []),
    ...(body.pointer === undefined ? [] : [`  字段 field: ${flagOf(body.pointer)}`]),
    ...fieldLines(call, body.errors ?? []),
    ...wayOut(call.operation, name),
  ].join('\n');
}

function bodyOf(text: string): ProblemBody {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}

function inEnglish(name: RefusalName, { values }: ProblemBody): string {
  const { body } = problem({ name, ...(values && { values }) }, 'en');
  return (body as { readonly title: string }).title;
}

/** The platform named them in Chinese; the same schemas say it in English. */
function fieldLines(
  { operation, params, query, body }: Call,
  errors: readonly FieldError[],
): readonly string[] {
  if (errors.length === 0) return [];
  const issues = [
    operation.params?.safeParse(params),
    operation.query?.safeParse(query),
    operation.body?.safeParse(body),
  ];
  const english = new Map(
    fieldErrors(
      issues.flatMap((parsed) => parsed?.error?.issues ?? []),
      'en',
    ).map(({ pointer, detail }) => [pointer, detail]),
  );
  return errors.map(
    ({ pointer, detail }) =>
      `  ${flagOf(pointer)}  ${[detail, english.get(pointer)].filter(Boolean).join(' ')}`,
  );
}

function flagOf(pointer: string): string {
  return `--${pointer.split('/').slice(1).map(kebab).join('.')}`;
}

function wayOut({ roles }: Operation, name: string): readonly string[] {
  if (name === 'role-not-allowed') return [`  可办理的角色 roles that may: ${roles.join(', ')}`];
  if (name === 'token-invalid')
    return [
      '  沙箱请用启动时的 --data 文件夹 in the sandbox, give the --data folder that it was started with',
    ];
  return [];
}
