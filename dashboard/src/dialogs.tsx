import { useEffect, useRef, useState } from 'preact/hooks';
import { pathOf } from './account-actions';
import { lookNow, overview } from './feed';
import { address, go } from './navigation';
import { orComplain } from './or-complain';
import { change } from './patience';
import { Act } from './parts/act';
import { TextField } from './parts/field';
import { Form } from './parts/form';
import { say } from './parts/toast';
import { Store, useStore } from './store';
import * as m from './words/en/more';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Question {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  /** What has to be typed before it is done; absent where the field is free. */
  readonly typed?: string;
  readonly button: string;
  readonly danger: boolean;
  /** What stands in the field at first. */
  readonly first?: string;
  /** Leaves everything as it is; absent where that is called Cancel. */
  readonly keep?: string;
  answer(text: string | undefined): void;
}

const question = new Store<Question | undefined>(undefined);

/** The one dialog of the page. The platform keeps the focus in it, and brings Escape. */
export function DialogHost() {
  const asked = useStore(question);
  return asked ? <Dialog key={asked.title} asked={asked} /> : null;
}

function Dialog({ asked }: { readonly asked: Question }) {
  const ref = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState(asked.first ?? '');
  useEffect(() => {
    const back = document.activeElement as HTMLElement | null;
    ref.current?.showModal();
    return () => back?.focus();
  }, []);
  const allowed = asked.typed === undefined || text.trim() === asked.typed.trim();
  const close = (answer: string | undefined) => {
    question.set(undefined);
    asked.answer(answer);
  };
  return (
    <dialog
      ref={ref}
      class="dialog"
      aria-labelledby="dialog"
      aria-describedby="dialog-text"
      onCancel={() => close(undefined)}
    >
      <Form class="stack" send={() => allowed && close(text)}>
        <h2 id="dialog">{asked.title}</h2>
        <p id="dialog-text">{asked.text}</p>
        <TextField id="dialog-field" label={asked.label} value={text} input={setText} />
        <div class="row">
          <span class="push" />
          <button type="button" class="btn" onClick={() => close(undefined)}>
            {asked.keep ?? m.cancel}
          </button>
          <Act class={asked.danger ? 'btn danger' : 'btn pri'} off={!allowed}>
            {asked.button}
          </Act>
        </div>
      </Form>
    </dialog>
  );
}

/** Why is asked in the same step, and need not be said. */
export const askPause = (
  account: Named,
  pause: (reason?: string) => Promise<unknown>,
): Promise<unknown> =>
  new Promise((resolve) =>
    question.set({
      title: m.pauseTitle(account.name),
      text: m.pauseText,
      label: m.pauseReason,
      button: m.pause,
      danger: false,
      answer: (text) => resolve(text === undefined ? undefined : pause(text.trim() || undefined)),
    }),
  );

/** What cannot be undone is confirmed by typing the name. */
export const askRemoval = (account: Named): void =>
  question.set({
    title: m.removeTitle(account.name),
    text: m.removeText,
    label: m.removeType,
    typed: account.name,
    button: m.removeNow,
    keep: m.keepIt,
    danger: true,
    answer: (text) => {
      if (text !== undefined) void remove(account);
    },
  });

/** What is typed instead of what there was; undefined where it is left as it was. */
export const askFor = (
  title: string,
  text: string,
  label: string,
  first: string,
): Promise<string | undefined> =>
  new Promise((answer) =>
    question.set({ title, text, label, first, button: m.save, danger: false, answer }),
  );

/** Anything else that cannot be undone. */
export const askToConfirm = (title: string, text: string, typed: string, done: () => void): void =>
  question.set({
    title,
    text,
    label: m.typeToConfirm(typed),
    typed,
    button: m.removeNow,
    danger: true,
    answer: (answer) => {
      if (answer !== undefined) done();
    },
  });

const remove = (account: Named): Promise<boolean> =>
  orComplain(async () => {
    await change('DELETE', pathOf(account));
    say(m.isRemoved(account.name));
    const known = overview.get();
    if (known)
      overview.set({ ...known, accounts: known.accounts.filter(({ id }) => id !== account.id) });
    lookNow();
    if (address.get().path !== '/') go('/');
  });
