import { Button, Group, Stack, Text } from '@mantine/core';
import { useWords } from '../words/locale.tsx';
import type { Enrolment } from './account-calls.ts';

const words = {
  'zh-CN': {
    about:
      '用手机上的验证器应用扫描二维码（任何支持 TOTP 的应用都可以，不需要网络），再填写它显示的 6 位数字。',
    picture: '验证器登记二维码',
    typed: '不能扫描时，手工输入密钥：',
    again: '重新生成二维码',
  },
  en: {
    about:
      'Scan this with an authenticator app on a telephone (any that knows TOTP; it needs no network), then type the six digits that it shows.',
    picture: 'Code for an authenticator app',
    typed: 'Where it cannot scan, type the secret: ',
    again: 'Another code',
  },
};

/** What an authenticator app needs to begin. */
export function Authenticator({
  enrolment,
  again,
  isBusy,
}: {
  readonly enrolment: Enrolment | undefined;
  readonly again: () => void;
  readonly isBusy: boolean;
}) {
  const text = useWords(words);
  return (
    <Stack gap={6}>
      <Text>{text.about}</Text>
      {enrolment && (
        <Group align="center" wrap="nowrap">
          <img
            alt={text.picture}
            width={148}
            height={148}
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(enrolment.qr)}`}
          />
          <Text c="dimmed">
            {text.typed}
            <br />
            <code>{enrolment.secret}</code>
          </Text>
        </Group>
      )}
      <Button variant="subtle" size="compact-sm" onClick={again} loading={isBusy}>
        {text.again}
      </Button>
    </Stack>
  );
}
