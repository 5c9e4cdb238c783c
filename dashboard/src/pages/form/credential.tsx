import { overview } from '../../feed';
import { Choice, SecretField } from '../../parts/field';
import * as w from '../../words/en/form';
import * as m from '../../words/en/more';
import type { Draft } from './draft';
import type { Errors } from './errors';

interface Secret {
  readonly id: string;
  readonly lines?: true;
  readonly optional?: true;
}

/** What each way in asks for. */
export const secretsOf: Readonly<Record<string, readonly Secret[]>> = {
  clientSecret: [{ id: 'clientSecret' }],
  certificate: [{ id: 'pem', lines: true }],
  federated: [],
  signIn: [{ id: 'clientSecret', optional: true }],
  refreshToken: [{ id: 'refreshToken' }, { id: 'clientSecret', optional: true }],
};

interface Props {
  readonly draft: Draft;
  readonly errors: Errors;
  readonly choose: (kind: string) => void;
  readonly leave: () => void;
}

/** One way in at a time: only the chosen one's fields are there. */
export function CredentialFields({ draft, errors, choose, leave }: Props) {
  const operator = overview.get()?.me.role === 'operator';
  const ways = ['clientSecret', 'certificate', ...(operator ? ['federated'] : [])];
  return (
    <>
      <Choice
        name="kind"
        legend={w.howItGetsIn}
        chosen={draft.kind}
        options={[...ways, 'signIn', 'refreshToken'].map(
          (kind) => [kind, m.kinds[kind]?.name ?? kind, m.kinds[kind]?.about] as const,
        )}
        choose={choose}
      />
      {secretsOf[draft.kind]?.map(({ id, lines = false }) => (
        <SecretField
          key={`${draft.kind} ${id}`}
          id={id}
          lines={lines}
          label={w.secrets[`${draft.kind}.${id}`] ?? id}
          hint={id === 'clientSecret' ? w.secretHint : w.vaultHint}
          error={errors[id]}
          leave={leave}
        />
      ))}
    </>
  );
}
