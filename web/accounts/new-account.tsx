import { Button, Checkbox, Group, Paper, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '../words/locale.tsx';
import { accountWords } from './account-words.ts';
import { PostsField, readPosts, type TypedPost } from './posts-field.tsx';

/** A new account; its temporary password is told once it is made. */
export function NewAccount({
  close,
  save,
  isSaving,
}: {
  readonly close: () => void;
  readonly save: (account: object) => void;
  readonly isSaving: boolean;
}) {
  const text = useWords(accountWords);
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [administrator, setAdministrator] = useState(false);
  const [posts, setPosts] = useState<readonly TypedPost[]>([{ role: 'clerk', divisions: '' }]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save({ name, displayName, administrator, posts: readPosts(posts) });
  };
  return (
    <Paper withBorder p="md" component="form" onSubmit={submit}>
      <Stack gap="sm">
        <Title order={2} size={16}>
          {text.create}
        </Title>
        <Group align="start" grow>
          <TextInput
            label={text.name}
            description={text.nameHint}
            required
            autoFocus
            value={name}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <TextInput
            label={text.displayName}
            description=" "
            required
            value={displayName}
            onChange={({ currentTarget: { value } }) => setDisplayName(value)}
          />
        </Group>
        <PostsField posts={posts} change={setPosts} />
        <Checkbox
          label={text.administrator}
          checked={administrator}
          onChange={({ currentTarget: { checked } }) => setAdministrator(checked)}
        />
        <Group>
          <Button type="submit" loading={isSaving}>
            {text.save}
          </Button>
          <Button variant="default" onClick={close}>
            {text.cancel}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
