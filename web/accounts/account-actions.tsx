import { Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words/locale.tsx';
import type { AccountChange, AccountLine } from './account-line.ts';
import { accountWords } from './account-words.ts';
import { PostsField, readPosts, typedPosts } from './posts-field.tsx';

/** Everything that can be done with one account, asked once more before it happens. */
export function AccountActions({
  account,
  change,
}: {
  readonly account: AccountLine;
  readonly change: (change: AccountChange) => void;
}) {
  const text = useWords(accountWords);
  const [asked, setAsked] = useState<AccountChange>();
  const [handTo, setHandTo] = useState('');
  const [posts, setPosts] = useState(() => typedPosts(account.posts));
  const isEnabled = account.state !== 'disabled';
  const offered: readonly (readonly [string, AccountChange])[] = isEnabled
    ? [
        [text.action['set-posts'], { action: 'set-posts', posts: account.posts }],
        account.administrator
          ? [text.action['unmake-administrator'], { action: 'set-administrator', administrator: false }]
          : [text.action['make-administrator'], { action: 'set-administrator', administrator: true }],
        [text.action['reset-password'], { action: 'reset-password' }],
        [text.action['renew-code'], { action: 'renew-code' }],
        [text.action.unlock, { action: 'unlock' }],
        [text.action['end-sessions'], { action: 'end-sessions' }],
        [text.action.disable, { action: 'disable' }],
      ]
    : [[text.action.enable, { action: 'enable' }]];
  const label = offered.find(([, one]) => one.action === asked?.action)?.[0];
  const confirm = () => {
    if (asked?.action === 'set-posts') change({ ...asked, posts: readPosts(posts) });
    else if (asked?.action === 'disable')
      change({ ...asked, ...(handTo.trim() !== '' && { handTo: handTo.trim() }) });
    else if (asked) change(asked);
    setAsked(undefined);
  };
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" size="compact-sm" aria-label={text.actionsOf(account.name)}>
            {text.actions}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map(([name, one]) => (
            <Menu.Item key={name} onClick={() => setAsked(one)}>
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={`${label ?? ''} · ${account.displayName}`}
        size={asked?.action === 'set-posts' ? 'lg' : 'md'}
        closeButtonProps={{ 'aria-label': text.cancel }}
      >
        <Stack>
          {asked?.action === 'set-posts' && <PostsField posts={posts} change={setPosts} />}
          {asked?.action === 'disable' && (
            <TextInput
              label={text.handTo}
              description={text.handToHint}
              value={handTo}
              onChange={({ currentTarget: { value } }) => setHandTo(value)}
            />
          )}
          <Group>
            <Button data-autofocus onClick={confirm}>
              {text.confirm}
            </Button>
            <Button variant="default" onClick={() => setAsked(undefined)}>
              {text.cancel}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
