import { Alert, Button, Divider, Stack, Text, Title } from '@mantine/core';
import type { ConsoleConfiguration } from '../../shared/api/console-configuration.ts';
import { useWords } from '../words/locale.tsx';
import { AccountForm } from './account-form.tsx';
import type { AccountSession } from './account-calls.ts';
import { goToIssuer } from './oidc.ts';
import style from './sign-in.module.css';

const words = {
  'zh-CN': {
    title: '登录',
    about: '流动人口服务协作',
    go: '前往登录',
    or: '或',
    refused: '没有登录成功，请再试一次。',
  },
  en: {
    title: 'Sign in',
    about: 'Services for people on the move, together',
    go: 'Go and sign in',
    or: 'or',
    refused: 'You are not signed in. Please try again.',
  },
};

/** Where one stands when nobody is signed in: every way in that this installation has. */
export function SignIn({
  configuration,
  refused,
  signedIn,
}: {
  readonly configuration: ConsoleConfiguration;
  readonly refused: boolean;
  readonly signedIn: (account: AccountSession) => void;
}) {
  const text = useWords(words);
  return (
    <main className={style.page}>
      <Stack className={style.card} gap="md">
        <div>
          <Text className={style.mark}>
            一盘棋 <span>Yipan</span>
          </Text>
          <Title order={1} size={22}>
            {text.title}
          </Title>
          <Text c="dimmed">{text.about}</Text>
        </div>
        {refused && <Alert color="red">{text.refused}</Alert>}
        {configuration.accounts && <AccountForm signedIn={signedIn} />}
        {configuration.accounts && configuration.ways.length > 0 && <Divider label={text.or} />}
        {configuration.ways.map((way) => (
          <Button
            key={way.issuer}
            variant={configuration.accounts ? 'default' : 'filled'}
            onClick={() => void goToIssuer(way)}
          >
            {text.go}
          </Button>
        ))}
      </Stack>
    </main>
  );
}
