import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import * as m from '../words/en/more';
import { Icon } from './icons';

interface FieldProps {
  /** Unique on the page: label, hint and error are tied to it. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** What a control needs to be tied to its label, hint and error. */
export const tied = ({ id, hint, error }: FieldProps) => ({
  id,
  'aria-invalid': error !== undefined,
  'aria-describedby':
    [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
});

export const Field = ({
  id,
  label,
  hint,
  error,
  children,
}: FieldProps & { readonly children: ComponentChildren }) => (
  <div class="field">
    <label for={id}>{label}</label>
    {children}
    {error !== undefined && (
      <p class="err" id={`${id}-error`}>
        <Icon name="bad" />
        {error}
      </p>
    )}
    {hint !== undefined && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
  </div>
);

type TextProps = FieldProps & {
  readonly value: string;
  readonly mono?: boolean;
  readonly type?: 'text' | 'time';
  /** The id of a `datalist` of suggestions. */
  readonly list?: string;
  readonly input: (value: string) => void;
  /** What was typed is looked at when the field is left, never before. */
  readonly leave?: () => void;
  readonly paste?: (event: ClipboardEvent) => void;
};

export const TextField = ({
  value,
  mono,
  type,
  list,
  input,
  leave,
  paste,
  ...field
}: TextProps) => (
  <Field {...field}>
    <input
      {...tied(field)}
      type={type ?? 'text'}
      class={mono ? 'mono' : undefined}
      value={value}
      autocomplete="off"
      spellcheck={false}
      list={list}
      onInput={(event) => input(event.currentTarget.value)}
      onBlur={leave}
      onPaste={paste}
    />
  </Field>
);

type SelectProps = FieldProps & {
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly choose: (value: string) => void;
};

export const SelectField = ({ value, options, choose, ...field }: SelectProps) => (
  <Field {...field}>
    <select {...tied(field)} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      {options.map(([each, label]) => (
        <option key={each} value={each}>
          {label}
        </option>
      ))}
    </select>
  </Field>
);

type SecretProps = FieldProps & { readonly lines?: boolean; readonly leave?: () => void };

/** What is typed stays in the field and in no state: it is read when it is sent, and cleared. */
export function SecretField({ lines = false, leave, ...field }: SecretProps) {
  const [shown, show] = useState(false);
  const shared = {
    ...tied(field),
    name: field.id,
    class: 'mono',
    'data-secret': '',
    onBlur: leave,
  };
  if (lines)
    return (
      <Field {...field}>
        <textarea {...shared} rows={5} autocomplete="off" spellcheck={false} />
      </Field>
    );
  const type = { type: shown ? 'text' : 'password' } as { type: 'password' };
  return (
    <Field {...field}>
      <div class="secret">
        <input {...shared} {...type} autocomplete="off" spellcheck={false} />
        <button type="button" class="btn" onClick={() => show(!shown)}>
          {shown ? m.hide : m.show}
        </button>
      </div>
    </Field>
  );
}

export const secretValue = (id: string): string =>
  document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)?.value.trim() ?? '';

export function clearSecrets(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('[data-secret]'))
    field.value = '';
}

type Options<T> = readonly (readonly [value: T, label: string, about?: string | undefined])[];

interface CardsProps<T extends string> {
  readonly name: string;
  readonly chosen: T;
  readonly options: Options<T>;
  readonly choose: (value: T) => void;
}

const Cards = <T extends string>({ name, chosen, options, choose }: CardsProps<T>): JSX.Element => (
  <div class="choice">
    {options.map(([value, label, about]) => (
      <label key={value}>
        <input type="radio" name={name} checked={value === chosen} onChange={() => choose(value)} />
        <span>{label}</span>
        {about && <small>{about}</small>}
      </label>
    ))}
  </div>
);

type ChoiceProps<T extends string> = CardsProps<T> & {
  readonly legend: string;
  /** What few choose, folded under its title. */
  readonly more?: { readonly title: string; readonly options: Options<T> };
};

/** Radio buttons as cards, each with a line of what it costs. */
export const Choice = <T extends string>({
  legend,
  more,
  ...cards
}: ChoiceProps<T>): JSX.Element => (
  <fieldset class="field">
    <legend class="lab">{legend}</legend>
    <Cards {...cards} />
    {more && (
      <details class="more" open={more.options.some(([value]) => value === cards.chosen)}>
        <summary>{more.title}</summary>
        <Cards {...cards} options={more.options} />
      </details>
    )}
  </fieldset>
);
