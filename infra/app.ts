import { App } from 'aws-cdk-lib';
import { bundledCode } from './constructs/bundled-code.ts';
import { environmentNamed } from './environments.ts';
import { checked } from './checked.ts';
import { ruleBookOf } from './own-rules.ts';
import { platformStack } from './platform-stack.ts';

const app = checked(new App());
const name: unknown = app.node.tryGetContext('environment');
if (typeof name !== 'string') throw new Error('say which environment: npx cdk synth -c environment=NAME');
const environment = environmentNamed(name);
platformStack(app, environment, await bundledCode(ruleBookOf(environment)));
app.synth();
