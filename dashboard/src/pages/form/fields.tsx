import { secretValue, TextField } from '../../parts/field';
import * as w from '../../words/en/form';
import * as m from '../../words/en/more';
import { isGuid, mixUpOf, pastedBlock } from './mix-ups';
import type { MixUp } from './mix-ups';
import { isPerson } from './draft';
import type { Draft } from './draft';
import type { Errors } from './errors';

interface Props {
  readonly draft: Draft;
  readonly errors: Errors;
  readonly set: (changes: Partial<Draft>) => void;
  readonly leave: () => void;
  /** Ids of tenant and app are the account's for good. */
  readonly fixed: boolean;
}

/** Whose account it is. Labels are the portal's own words, so that eyes can match them. */
export function IdentityFields({ draft, errors, set, leave, fixed }: Props) {
  const paste = (event: ClipboardEvent) => {
    const found = pastedBlock(event.clipboardData?.getData('text') ?? '');
    if (!found) return;
    event.preventDefault();
    const { clientSecret, ...others } = found;
    const secret = document.querySelector<HTMLInputElement>('#clientSecret');
    if (secret && clientSecret !== undefined) secret.value = clientSecret;
    set(others);
  };
  const field = (
    id: 'name' | 'user' | 'tenantId' | 'clientId',
    label: string,
    hint?: string,
    mono = false,
  ) => (
    <TextField
      id={id}
      label={label}
      hint={hint}
      mono={mono}
      error={errors[id]}
      value={draft[id]}
      input={(value) => set({ [id]: value })}
      leave={leave}
      paste={paste}
    />
  );
  return (
    <>
      <div class="pair">
        {field('name', m.name, fixed ? undefined : w.nameHint)}
        {!isPerson(draft.kind) && field('user', w.user)}
      </div>
      {!fixed && (
        <>
          {field('tenantId', w.tenantId, w.tenantHint, true)}
          {field('clientId', w.clientId, undefined, true)}
        </>
      )}
    </>
  );
}

/** What looks mixed up, at the field where it is put right. */
export function mixUpErrors(
  draft: Draft,
): { readonly kind: MixUp; readonly errors: Errors } | undefined {
  const kind = mixUpOf(draft, secretValue('clientSecret'));
  if (kind === undefined) return undefined;
  const field = kind === 'same-ids' ? 'clientId' : 'clientSecret';
  return { kind, errors: { [field]: w.mixUps[kind] } };
}

/** Client id and secret change places. */
export function swapped(draft: Draft): Partial<Draft> {
  const secret = document.querySelector<HTMLInputElement>('#clientSecret');
  if (!secret || !isGuid(secret.value)) return {};
  const clientId = secret.value.trim();
  secret.value = draft.clientId;
  return { clientId };
}
