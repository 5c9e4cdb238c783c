import type { ComponentChildren } from 'preact';
import { silence } from '../feed';
import { Refused } from '../sending';
import type { Sending } from '../sending';
import * as m from '../words/en/more';
import { Act } from './act';
import { say } from './toast';

/** Sent by its button or by Enter, while there is an answer; the browser itself sends nothing. */
export const Form = ({
  class: looks,
  send,
  children,
}: {
  readonly class: string;
  readonly send: () => void;
  readonly children: ComponentChildren;
}) => (
  <form
    class={looks}
    onSubmit={(event) => {
      event.preventDefault();
      if (silence.get() === undefined) send();
    }}
  >
    {children}
  </form>
);

interface KeptProps {
  readonly class?: string;
  readonly form: Sending;
  /** JSON pointers of what has a field in it. */
  readonly fields: readonly string[];
  readonly keep: () => Promise<void>;
  readonly kept?: () => void;
  /** Buttons beside the one that saves, which then stands out. */
  readonly others?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What is kept as a whole: what was refused and has no field stands above, the button that saves below. */
export function KeptForm({ form, fields, keep, kept, others, children, ...looks }: KeptProps) {
  const send = async () => {
    if (!(await form.send(keep))) return;
    say(m.saved);
    kept?.();
  };
  return (
    <Form class={looks.class ?? 'in form'} send={() => void send()}>
      <Refused problem={form.problem} fields={fields} />
      {children}
      <div class="row">
        <Act class={others ? 'btn pri' : 'btn'} off={form.busy}>
          {m.save}
        </Act>
        {others}
      </div>
    </Form>
  );
}
