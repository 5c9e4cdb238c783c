import { useEffect, useState } from 'preact/hooks';
import { newlyFailing } from '../feed';
import { Store, useStore } from '../store';
import * as m from '../words/en/more';

interface Toast {
  readonly text: string;
  readonly undo?: (() => unknown) | undefined;
  /** Stays until it is closed: what went wrong is not taken away. */
  readonly stays?: boolean;
  /** What is seen of it at the moment, where that is another text than what is said. */
  readonly seen?: string;
  readonly closed?: () => void;
}

const current = new Store<Toast | undefined>(undefined);

/** Says what has come of what the person did. */
export const say = (text: string, undo?: () => unknown): void => current.set({ text, undo });
export const complain = (text: string): void => current.set({ text, stays: true });

let counting: Promise<boolean> | undefined;

/**
 * Counts seconds down to nothing, to be seen; said is only how many there are. False when somebody has closed it,
 * or something else was to be said. Whoever comes meanwhile waits with it.
 */
export const countDown = (seconds: number, text: (seconds: number) => string): Promise<boolean> =>
  (counting ??= count(seconds, text).finally(() => (counting = undefined)));

function count(seconds: number, text: (seconds: number) => string): Promise<boolean> {
  const until = Date.now() + seconds * 1000;
  return new Promise((resolve) => {
    let shown: Toast | undefined;
    const end = (waited: boolean) => {
      clearInterval(timer);
      if (current.get() === shown) current.set(undefined);
      resolve(waited);
    };
    const step = () => {
      const left = Math.ceil((until - Date.now()) / 1000);
      if (left <= 0 || (shown && current.get() !== shown)) {
        end(left <= 0);
        return;
      }
      shown = { text: text(seconds), seen: text(left), stays: true, closed: () => end(false) };
      current.set(shown);
    };
    const timer = setInterval(step, 1000);
    step();
  });
}

const SHOWN_MS = 10_000;

/** The one region that is read aloud. */
export function Toasts() {
  const toast = useStore(current);
  const [held, hold] = useState(false);
  useEffect(() => {
    if (!toast || toast.stays || held) return;
    const timer = setTimeout(() => current.set(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, held]);
  const close = () => {
    current.set(undefined);
    toast?.closed?.();
  };
  return (
    <div
      class="toasts"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocusIn={() => hold(true)}
      onFocusOut={() => hold(false)}
    >
      <div role="status">
        {toast && <span class={toast.seen ? 'vh' : 'toast'}>{toast.text}</span>}
        <News />
      </div>
      {toast?.seen && (
        <div class="toast" aria-hidden="true">
          {toast.seen}
        </div>
      )}
      {toast && (
        <div class="toast">
          {toast.undo && (
            <button
              type="button"
              class="btn sm"
              onClick={() => {
                close();
                toast.undo?.();
              }}
            >
              {m.undo}
            </button>
          )}
          <button type="button" class="btn sm" onClick={close}>
            {m.close}
          </button>
        </div>
      )}
    </div>
  );
}

/** That accounts have begun to fail: said aloud and not shown, for the list shows it. */
function News() {
  const failing = useStore(newlyFailing);
  const [text, say] = useState('');
  // What stands in a region when it appears is not read.
  useEffect(() => say(failing.map(({ name }) => m.nowFails(name)).join(m.comma)), [failing]);
  return <span class="vh">{text}</span>;
}

/** Copies, and says so. */
export function copyText(text: string): void {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  Promise.resolve(clipboard?.writeText(text) ?? Promise.reject(new Error('none'))).then(
    () => say(m.copied),
    () => complain(m.notCopied),
  );
}
