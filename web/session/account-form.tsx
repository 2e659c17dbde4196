import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Refused } from '../api/problem.ts';
import { useWords } from '../words/locale.tsx';
import { type AccountSession, setUpAccount, signInAccount } from './account-calls.ts';
import { Authenticator } from './authenticator.tsx';

const words = {
  'zh-CN': {
    name: '用户名',
    password: '密码',
    code: '验证码',
    codeHint: '验证器应用上的 6 位数字；首次登录时不填',
    nextCodeHint: '验证器应用上的下一个 6 位数字',
    newPassword: '新密码',
    newPasswordHint: '至少 12 个字符',
    repeated: '再输一次新密码',
    different: '两次输入的新密码不同',
    signIn: '登录',
    setUp: '设置并登录',
    word: '管理员给您的登记口令',
    wordHint: '重新登记验证器时填写，首次登录不填',
    away: '连不上平台，请检查网络后再试。',
  },
  en: {
    name: 'Name',
    password: 'Password',
    code: 'Code',
    codeHint: 'Six digits from the authenticator app; none at the first sign-in',
    nextCodeHint: 'The next six digits from the authenticator app',
    newPassword: 'New password',
    newPasswordHint: 'At least 12 characters',
    repeated: 'New password again',
    different: 'The two new passwords differ',
    signIn: 'Sign in',
    setUp: 'Set up and sign in',
    word: 'Word that your administrator gave you',
    wordHint: 'When an authenticator is enrolled anew; none at the first sign-in',
    away: 'The platform cannot be reached. Check the network and try again.',
  },
};

type Needs = 'code' | 'password' | 'password-and-code';

/** Name, password and one-time code; at the first sign-in, or after a reset, what has to be set up on the way. */
export function AccountForm({ signedIn }: { readonly signedIn: (account: AccountSession) => void }) {
  const text = useWords(words);
  const [fields, setFields] = useState({
    name: '',
    password: '',
    code: '',
    newPassword: '',
    repeated: '',
    word: '',
  });
  const [needs, setNeeds] = useState<Needs>();
  const field = (name: keyof typeof fields) => ({
    value: fields[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setFields((all) => ({ ...all, [name]: value })),
  });
  const { name, password } = fields;
  const enrol = useMutation({
    mutationFn: () => setUpAccount({ name, password, ...(fields.word !== '' && { word: fields.word }) }),
  });
  const signIn = useMutation({
    mutationFn: () =>
      signInAccount({
        name,
        password,
        ...(fields.code !== '' && { code: fields.code }),
        ...(fields.newPassword !== '' && { newPassword: fields.newPassword }),
      }),
    onSuccess: signedIn,
    onError: (cause) => {
      // A code is good once: whatever comes next needs another one.
      setFields((all) => ({ ...all, code: '' }));
      if (!(cause instanceof Refused) || cause.refusal !== 'set-up-needed') return;
      const what = cause.problem.values?.['needs'] as Needs;
      setNeeds(what);
      if (what !== 'password') enrol.mutate();
    },
  });
  const isDifferent = fields.newPassword !== fields.repeated;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!(needs?.startsWith('password') && isDifferent)) signIn.mutate();
  };
  const cause = signIn.error ?? enrol.error;
  const isSettingUp = cause instanceof Refused && cause.refusal === 'set-up-needed';
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {cause && !(isSettingUp && enrol.error === null) && (
          <Alert color="red" role="alert">
            {cause instanceof Refused ? cause.problem.title : text.away}
          </Alert>
        )}
        {isSettingUp && <Alert role="status">{cause.problem.title}</Alert>}
        <TextInput label={text.name} autoComplete="username" autoFocus required {...field('name')} />
        <PasswordInput
          label={text.password}
          autoComplete="current-password"
          required
          {...field('password')}
        />
        {needs !== undefined && needs !== 'password' && (
          <Authenticator enrolment={enrol.data} again={() => enrol.mutate()} isBusy={enrol.isPending} />
        )}
        {needs !== undefined && needs !== 'password' && enrol.error !== null && (
          <TextInput label={text.word} description={text.wordHint} {...field('word')} />
        )}
        {needs?.startsWith('password') && (
          <>
            <PasswordInput
              label={text.newPassword}
              description={text.newPasswordHint}
              autoComplete="new-password"
              required
              {...field('newPassword')}
            />
            <PasswordInput
              label={text.repeated}
              autoComplete="new-password"
              required
              error={fields.repeated !== '' && isDifferent ? text.different : undefined}
              {...field('repeated')}
            />
          </>
        )}
        <TextInput
          label={text.code}
          description={needs === undefined ? text.codeHint : text.nextCodeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          {...field('code')}
        />
        <Button type="submit" loading={signIn.isPending} disabled={name === '' || password === ''}>
          {needs === undefined ? text.signIn : text.setUp}
        </Button>
      </Stack>
    </form>
  );
}
