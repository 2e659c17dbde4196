import { Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../session/session.ts';
import { instantText } from '../words/dates.ts';
import { useLocale, useWords } from '../words/locale.tsx';
import { useBusinessNow } from './business-now.ts';
import style from './frame.module.css';

const DAY = 86_400_000;
const words = {
  'zh-CN': {
    clock: '业务时间',
    day: '拨快一天',
    week: '拨快一周',
    quarter: '拨到季度末',
    moving: '正在拨动…',
  },
  en: {
    clock: 'Business time',
    day: 'A day on',
    week: 'A week on',
    quarter: "To the quarter's end",
    moving: 'Moving…',
  },
};

/** The sandbox's clock: everything that is due on the way happens. */
export function SandboxBar() {
  const text = useWords(words);
  const { locale } = useLocale();
  const { call } = useSession();
  const queries = useQueryClient();
  const now = useBusinessNow();
  const move = useMutation({
    mutationFn: (to: string) => call('moveClock', { body: { to } }),
    onSettled: () => queries.invalidateQueries(),
  });
  const by = (milliseconds: number) =>
    move.mutate(new Date(Date.parse(now ?? '') + milliseconds).toISOString());
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" className={style.quiet} disabled={now === undefined || move.isPending}>
          {move.isPending
            ? text.moving
            : `${text.clock} ${now === undefined ? '' : instantText(now, locale)}`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => by(DAY)}>{text.day}</Menu.Item>
        <Menu.Item onClick={() => by(7 * DAY)}>{text.week}</Menu.Item>
        <Menu.Item onClick={() => move.mutate(quarterEndAfter(now ?? ''))}>{text.quarter}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Nine in the morning of the first day after the quarter, Asia/Shanghai: what the quarter's end brings has begun. */
function quarterEndAfter(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000);
  const next = Date.UTC(local.getUTCFullYear(), (Math.floor(local.getUTCMonth() / 3) + 1) * 3, 1, 9 - 8);
  return new Date(next).toISOString();
}
