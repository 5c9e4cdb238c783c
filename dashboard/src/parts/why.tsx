import type { ComponentChildren } from 'preact';
import type { Failure } from '../shapes';
import * as m from '../words/en/more';
import { Icon } from './icons';
import { copyText } from './toast';

export type Why = Pick<
  Failure,
  'code' | 'title' | 'cause' | 'fix' | 'retry' | 'link' | 'requestId'
>;

/** What happened, what to do, what comes next, and the button that does it: the same at every failure. */
export const WhyPanel = ({
  why: { title, code, cause, fix, retry, link, requestId },
  tone = 'fail',
  first = false,
  children,
}: {
  readonly why: Why;
  readonly tone?: 'fail' | 'warn';
  /** Whether it stands by itself on the page, and not below another heading. */
  readonly first?: boolean;
  readonly children?: ComponentChildren;
}) => {
  const Title = first ? 'h2' : 'h3';
  return (
    <div class={`why ${tone}`}>
      <Title>
        <Icon name={tone === 'fail' ? 'bad' : 'part'} />
        <span>{title}</span>
        <span class="code">{code}</span>
      </Title>
      <dl>
        <dt>{m.whatHappened}</dt>
        <dd>{cause}</dd>
        <dt>{m.whatToDo}</dt>
        <dd>{fix}</dd>
        <dt>{m.afterwards}</dt>
        <dd>{retry}</dd>
      </dl>
      <div class="row">
        {children}
        {link.startsWith('https://') && (
          <a href={link} class="step" target="_blank" rel="noreferrer">
            {new URL(link).hostname} <Icon name="out" />
          </a>
        )}
        {requestId !== undefined && <CopyId id={requestId} />}
      </div>
    </div>
  );
};

/** A request id, shortened, that copies whole. */
export const CopyId = ({ id }: { readonly id: string }) => (
  <button
    type="button"
    class="btn bare sm mono"
    title={m.copyRequestId}
    onClick={() => copyText(id)}
  >
    <span class="vh">{m.copyRequestId} </span>
    {id.length > 12 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id} <Icon name="copy" />
  </button>
);
