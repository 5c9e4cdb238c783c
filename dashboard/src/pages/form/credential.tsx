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

const optionOf = (kind: string) =>
  [kind, m.kinds[kind]?.name ?? kind, m.kinds[kind]?.about] as const;

interface WayInProps {
  readonly draft: Draft;
  readonly choose: (kind: string) => void;
}

/** One way in at a time; what few have is folded. */
export function WayIn({ draft, choose }: WayInProps) {
  const operator = overview.get()?.me.role === 'operator';
  const ways = ['signIn', 'clientSecret', 'certificate', ...(operator ? ['federated'] : [])];
  return (
    <Choice
      name="kind"
      legend={w.howItGetsIn}
      chosen={draft.kind}
      options={ways.map(optionOf)}
      more={{ title: w.oneMoreWay, options: [optionOf('refreshToken')] }}
      choose={choose}
    />
  );
}

interface SecretProps {
  readonly draft: Draft;
  readonly errors: Errors;
  readonly leave: () => void;
}

/** The chosen way's secrets, and no other's. */
export const SecretFields = ({ draft, errors, leave }: SecretProps) => (
  <>
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
