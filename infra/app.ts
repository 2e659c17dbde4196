import { App } from 'aws-cdk-lib';
import { bundledCode } from './constructs/bundled-code.ts';
import { environmentNamed } from './environments.ts';
import { checked } from './checked.ts';
import { platformStack } from './platform-stack.ts';

const app = checked(new App());
const name: unknown = app.node.tryGetContext('environment');
if (typeof name !== 'string') throw new Error('say which environment: npx cdk synth -c environment=NAME');
platformStack(app, environmentNamed(name), await bundledCode());
app.synth();
