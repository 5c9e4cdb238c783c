import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { silence } from '../feed';
import { useStore } from '../store';
import * as m from '../words/en/more';

interface ActProps {
  readonly class?: string;
  /** What it does; without it, it sends the form that it stands in. */
  readonly act?: () => unknown;
  /** Whether it may not be pressed now. */
  readonly off?: boolean;
  /** What it says while it is at work. */
  readonly busy?: string;
  readonly name?: string;
  readonly children: ComponentChildren;
}

/** A button that changes something: claims nothing before it is done, and does nothing while there is no answer. */
export function Act({ class: looks = 'btn', act, off = false, busy, name, children }: ActProps) {
  const [acting, setActing] = useState(false);
  const old = useStore(silence) !== undefined;
  const click = async () => {
    if (acting || off || old) return;
    setActing(true);
    await act?.();
    setActing(false);
  };
  return (
    <button
      type={act ? 'button' : 'submit'}
      class={looks}
      aria-label={name}
      aria-disabled={acting || off || old}
      title={old ? m.noAnswerNow : undefined}
      onClick={act && (() => void click())}
    >
      {acting && busy ? busy : children}
    </button>
  );
}
