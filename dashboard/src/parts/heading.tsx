import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { hasMoved } from '../navigation';
import { setTitle } from '../title';

/** The page's `h1`. It names the document, and takes the focus when somebody has come here by a link. */
export function Heading({
  title,
  children = title,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => setTitle(title), [title]);
  useEffect(() => {
    if (hasMoved()) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  );
}
