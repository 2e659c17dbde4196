import { parseArgs } from 'node:util';
import { Caller } from '../shared/domain/caller/caller.ts';
import { openSandboxFolder } from './data-folder.ts';
import { openDevelopmentIssuer } from './runtime/development-issuer.ts';

const HELP = `npm run token -- --division 330106002 [--division …] [--role clerk] [--subject NAME] [--data .data]
Prints a token of the sandbox's development issuer. Roles: clerk, reviewer, manager, auditor, partner, operator.`;

const { values } = parseArgs({
  options: {
    division: { type: 'string', multiple: true, default: [] },
    role: { type: 'string', default: 'clerk' },
    subject: { type: 'string' },
    data: { type: 'string', default: '.data' },
    help: { type: 'boolean', default: false },
  },
});

const asked = Caller.safeParse({
  subject: values.subject ?? `${values.role}-${values.division[0] ?? 'all'}`,
  role: values.role,
  divisions: values.division,
});
if (values.help) console.log(HELP);
else if (!asked.success) {
  console.error(
    `Not a role or division code: ${asked.error.issues.map(({ path }) => path.join('.')).join(', ')}\n${HELP}`,
  );
  process.exitCode = 1;
} else {
  const issuer = await openDevelopmentIssuer(openSandboxFolder(values.data).issuer);
  console.log(await issuer.mint(asked.data));
}
