import type { ComponentChildren } from 'preact';
import { Icon } from '../../parts/icons';
import type { OnboardingCheck } from '../../shapes';
import * as w from '../../words/en/doors';

export type Trouble = Omit<NonNullable<OnboardingCheck['failure']>, 'code'> & {
  readonly code?: string;
};
export type StepState = keyof typeof w.states;

const looks = {
  waiting: ['', 'clock'],
  checking: ['', 'ring'],
  done: ['ok', 'ok'],
  trouble: ['fail', 'bad'],
} as const;

/** A numbered card that says how far it is; each change is read aloud. */
export function Step({
  number,
  title,
  state,
  trouble,
  children,
}: {
  readonly number: number;
  readonly title: string;
  readonly state: StepState;
  readonly trouble?: Trouble | undefined;
  readonly children?: ComponentChildren;
}) {
  const shown = trouble ? 'trouble' : state;
  const [tone, icon] = looks[shown];
  return (
    <section class="card" aria-labelledby={`step-${number}`}>
      <header class="between">
        <h2 id={`step-${number}`}>
          {number}. {title}
        </h2>
        <span role="status" class={`state ${tone}`}>
          <Icon name={icon} />
          {w.states[shown]}
        </span>
      </header>
      <div class="in stack">
        {trouble && <TroubleText trouble={trouble} />}
        {children}
      </div>
    </section>
  );
}

const TroubleText = ({ trouble: { title, cause, fix, link } }: { readonly trouble: Trouble }) => (
  <div class="why fail" role="alert">
    <h3>
      <Icon name="bad" />
      {title}
    </h3>
    <p>{cause}</p>
    <p>{fix}</p>
    {link !== undefined && (
      <a href={link} target="_blank" rel="noreferrer">
        {new URL(link).hostname} <Icon name="out" />
      </a>
    )}
  </div>
);
