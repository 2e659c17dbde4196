import type { Operation } from '../../shared/api/operation.ts';
import { startedSandboxFolder } from '../data-folder.ts';
import { openDevelopmentIssuer } from '../runtime/development-issuer.ts';
import { sandboxCaller } from '../sandbox-caller.ts';
import { WrongUsage } from './wrong-usage.ts';

export interface Who {
  readonly token?: string | undefined;
  readonly division?: readonly string[] | undefined;
  readonly role?: string | undefined;
  readonly subject?: string | undefined;
  readonly data?: string | undefined;
}

/** The token to call with: the one given, or in the sandbox one of its own issuer. Throws `WrongUsage` where nobody is named. */
export async function tokenFor(
  { roles }: Pick<Operation, 'roles'>,
  who: Who,
  env: NodeJS.ProcessEnv,
  /** The token of the session that `yipan session sign-in` began at this address. */
  signedIn?: string,
): Promise<string> {
  const { token, division = [], subject, data = '.data' } = who;
  const role = who.role ?? (roles.includes('clerk') ? 'clerk' : (roles[0] ?? 'clerk'));
  const isSandbox = division.length > 0 || who.role !== undefined;
  if (token !== undefined && isSandbox) {
    throw new WrongUsage(
      '--token 与 --division、--role 只用其一 Give --token, or --division and --role: not both.',
    );
  }
  const ready = isSandbox ? undefined : (token ?? env['YIPAN_TOKEN'] ?? signedIn);
  if (ready !== undefined) return ready;
  if (division.length === 0 && role !== 'operator') {
    throw new WrongUsage(
      '请说明由谁办理：沙箱中用 --division 代码，其他用 --token 或 YIPAN_TOKEN。Say who calls: --division CODE in the sandbox, else --token or YIPAN_TOKEN.',
    );
  }
  try {
    const caller = sandboxCaller({ role, division, subject });
    const issuer = await openDevelopmentIssuer(startedSandboxFolder(data).issuer);
    return await issuer.mint(caller);
  } catch (cause) {
    throw new WrongUsage(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
