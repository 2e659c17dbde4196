import { Button, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import { Role } from '../../shared/domain/caller/caller.ts';
import { roleWords } from '../words/domain-words.ts';
import { useWords } from '../words/locale.tsx';
import { accountWords } from './account-words.ts';

/** A post while it is typed. */
export interface TypedPost {
  readonly role: Role;
  readonly divisions: string;
}

/** The posts of an account: a role each, for several divisions. */
export function PostsField({
  posts,
  change,
}: {
  readonly posts: readonly TypedPost[];
  readonly change: (posts: readonly TypedPost[]) => void;
}) {
  const text = useWords(accountWords);
  const roles = useWords(roleWords);
  const free = Role.options.filter((role) => !posts.some((post) => post.role === role));
  const put = (at: number, more: Partial<TypedPost>) =>
    change(posts.map((post, i) => (i === at ? { ...post, ...more } : post)));
  return (
    <Fieldset legend={text.posts}>
      <Stack gap="xs">
        {posts.map((post, at) => (
          <Group key={post.role} align="end" wrap="nowrap">
            <Select
              label={text.role}
              w={140}
              data={[post.role, ...free].map((role) => ({ value: role, label: roles[role] }))}
              value={post.role}
              allowDeselect={false}
              onChange={(role) => role !== null && put(at, { role: Role.parse(role) })}
            />
            <TextInput
              label={text.divisions}
              flex={1}
              value={post.divisions}
              onChange={({ currentTarget: { value } }) => put(at, { divisions: value })}
            />
            <Button variant="subtle" color="red" onClick={() => change(posts.filter((_, i) => i !== at))}>
              {text.removePost}
            </Button>
          </Group>
        ))}
        {free[0] !== undefined && (
          <Button
            variant="default"
            onClick={() => change([...posts, { role: free[0] ?? 'clerk', divisions: '' }])}
          >
            {text.addPost}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}

export function typedPosts(
  posts: readonly { readonly role: Role; readonly divisions: readonly string[] }[],
): readonly TypedPost[] {
  return posts.map(({ role, divisions }) => ({ role, divisions: divisions.join(', ') }));
}

/** As the platform takes them. */
export function readPosts(posts: readonly TypedPost[]) {
  return posts.map(({ role, divisions }) => ({
    role,
    divisions: divisions.split(/[\s,，、]+/).filter((code) => code !== ''),
  }));
}
