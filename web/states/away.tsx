import { Failed } from './failed.tsx';

/** The console itself could not begin. */
export function Away({ again }: { readonly again: () => void }) {
  return <Failed cause={undefined} again={again} />;
}
