import type { ComponentChildren } from 'preact';
import { copyText } from './toast';
import * as m from '../words/en/more';

/** What is told this once, to be copied. */
export const Once = ({
  about,
  texts,
  children,
}: {
  readonly about: string;
  readonly texts: readonly string[];
  readonly children?: ComponentChildren;
}) => (
  <div class="once" role="status">
    <p>{about}</p>
    {texts.map((text) => (
      <p key={text} class="row">
        <code>{text}</code>
        <button type="button" class="btn sm" onClick={() => copyText(text)}>
          {m.copy}
        </button>
      </p>
    ))}
    {children}
  </div>
);
