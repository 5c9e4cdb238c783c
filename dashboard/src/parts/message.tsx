import type { ComponentChildren } from 'preact';
import { t } from '../words';
import { Heading } from './heading';

/** A page that has one thing to say, and the way home. */
export const Message = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}) => (
  <div class="empty">
    <Heading title={title} />
    {children}
    <a class="btn" href="/">
      {t.backToAccounts}
    </a>
  </div>
);
