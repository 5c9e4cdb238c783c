import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../api';
import type { Problem } from '../api';
import { overview } from '../feed';
import { health } from '../health';
import { messageOf } from '../message-of';
import { patiently } from '../patience';
import { Heading } from '../parts/heading';
import { Icon } from '../parts/icons';
import { copyText } from '../parts/toast';
import { useKey } from '../kept-key';
import type { Me } from '../shapes';
import { useStore } from '../store';
import * as m from '../words/en/more';
import * as w from '../words/en/key';

const COMMAND =
  'az keyvault secret show --vault-name NAME --name operator-key --query value -o tsv';

/** In place of a page that needs a key. `wrong`: the key of this browser was just refused. */
export function KeyPrompt({ wrong }: { readonly wrong: boolean }) {
  const [problem, setProblem] = useState(wrong ? w.keyWrong : '');
  const [shown, show] = useState(false);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const keep = useRef<HTMLInputElement>(null);
  const local = useStore(health)?.simulator !== undefined;

  // Secrets are not kept behind the prompt; all else that was typed is.
  useEffect(() => {
    for (const field of document.querySelectorAll<HTMLInputElement>('[data-secret]'))
      field.value = '';
    input.current?.focus();
  }, []);

  const submit = async (event: Event) => {
    event.preventDefault();
    const value = input.current?.value.trim() ?? '';
    if (value === '') {
      refuse(w.keyEmpty);
      return;
    }
    setBusy(true);
    try {
      const { body } = await patiently(() => ask<Me>('GET', '/api/me', { key: value }));
      if (overview.get()?.me.id !== body.id) overview.set(undefined);
      useKey(value, keep.current?.checked ?? false);
    } catch (thrown) {
      refuse((thrown as Problem).status === 401 ? w.keyWrong : messageOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  const refuse = (text: string) => {
    setProblem(text);
    input.current?.focus();
  };

  return (
    <div class="narrow stack wide-gap">
      <div>
        <Heading title={w.yourKey} />
        <p class="muted">{w.keyWhy}</p>
      </div>
      <form class="card" onSubmit={(event) => void submit(event)}>
        <div class="in form">
          <div class="field">
            <label for="key">{w.key}</label>
            <div class="secret">
              <input
                id="key"
                ref={input}
                {...({ type: shown ? 'text' : 'password' } as { type: 'password' })}
                class="mono"
                autocomplete="current-password"
                spellcheck={false}
                aria-invalid={problem !== ''}
                aria-describedby={problem ? 'key-wrong' : undefined}
              />
              <button type="button" class="btn" onClick={() => show(!shown)}>
                {shown ? m.hide : m.show}
              </button>
            </div>
            {problem && (
              <p class="err" id="key-wrong">
                <Icon name="bad" />
                {problem}
              </p>
            )}
          </div>
          <label class="row">
            <input type="checkbox" ref={keep} /> {m.keep}
          </label>
          <button class="btn pri" aria-disabled={busy}>
            {m.open}
          </button>
        </div>
      </form>
      <NoKey local={local} />
    </div>
  );
}

const NoKey = ({ local }: { readonly local: boolean }) => (
  <details class="card">
    <summary class="in">{w.noKey}</summary>
    <div class="in stack">
      <p>
        <b>{w.noKeyMember}</b> {w.noKeyMemberHow}
      </p>
      {local ? (
        <p>
          <b>{w.noKeyLocal}</b> {w.noKeyLocalHow}
        </p>
      ) : (
        <>
          <p>
            <b>{w.noKeyAzure}</b> {w.noKeyAzureHow}
          </p>
          <div class="secret">
            <code class="tag">{COMMAND}</code>
            <button
              type="button"
              class="btn ic"
              aria-label={m.copy}
              title={m.copy}
              onClick={() => copyText(COMMAND)}
            >
              <Icon name="copy" />
            </button>
          </div>
        </>
      )}
    </div>
  </details>
);
