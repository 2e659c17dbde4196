import type { ReactNode } from 'react';
import { StateBox } from './state-box.tsx';

/** There is nothing, and that is no fault. */
export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <StateBox title={title} action={action} role="status">
      {children}
    </StateBox>
  );
}
