import type { ComponentChildren } from 'preact';
import * as t from '../words/en/first';
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
      {t.accounts}
    </a>
  </div>
);
