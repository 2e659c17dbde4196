import { loadDirectory } from '../shared/divisions/load.ts';
import { Caller, Role } from '../shared/domain/caller/caller.ts';

export const ROLE_WORDS =
  'clerk 经办人, reviewer 审核人, manager 分管领导, auditor 复核员, partner 协作部门, operator 运维人员';

/** Throws a sentence where the token would open nothing: a role or division that there is not, or no division at all. */
export function sandboxCaller(asked: {
  readonly role: string;
  readonly division: readonly string[];
  readonly subject?: string | undefined;
}): Caller {
  const role = Role.safeParse(asked.role);
  if (!role.success)
    throw new Error(`没有角色 There is no role "${asked.role}". 可用的角色 The roles are: ${ROLE_WORDS}`);
  if (asked.division.length === 0 && role.data !== 'operator') {
    throw new Error('请用 --division 写明行政区划代码。Name a division: --division 330106002');
  }
  const { byCode } = loadDirectory();
  for (const code of asked.division) {
    if (byCode.get(code) === undefined) {
      throw new Error(
        `没有代码为 ${code} 的行政区划，应为 2、4、6 或 9 位代码。There is no division ${code}: a code has 2, 4, 6 or 9 digits; GET /divisions?text= finds it by name.`,
      );
    }
  }
  const subject = asked.subject ?? `${role.data}-${asked.division[0] ?? 'all'}`;
  const caller = Caller.safeParse({ subject, role: role.data, divisions: asked.division });
  if (!caller.success)
    throw new Error(
      '--subject 应为 1 至 128 个字符，区划至多 50 个。--subject has 1 to 128 characters, and there are at most 50 divisions.',
    );
  return caller.data;
}
