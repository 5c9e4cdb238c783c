import type { ComponentChildren } from 'preact';
import type { Loaded } from '../loaded';
import * as t from '../words/en/first';
import { Bones } from './bones';

/** A part of a page: itself, its bones, or what went wrong with it alone. */
export function Part<T>({
  of: { value, problem, again },
  children,
}: {
  readonly of: Loaded<T>;
  readonly children: (value: T) => ComponentChildren;
}) {
  if (value !== undefined) return <>{children(value)}</>;
  if (!problem) return <Bones />;
  return (
    <p class="row">
      <span>{problem.message || t.partFailed}</span>
      <button type="button" class="btn sm" onClick={again}>
        {t.tryAgain}
      </button>
    </p>
  );
}
