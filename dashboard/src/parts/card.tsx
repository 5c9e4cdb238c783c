import type { ComponentChildren } from 'preact';

/** A surface with a heading. `name` is the heading's id: links lead to it. */
export const Card = ({
  name,
  title,
  aside,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}) => (
  <section class="card" aria-labelledby={name}>
    <header class="between">
      <h2 id={name} tabIndex={-1}>
        {title}
      </h2>
      {aside}
    </header>
    {children}
  </section>
);
