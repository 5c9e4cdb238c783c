import { credentialKinds } from '../credentials';
import { unprocessable } from '../refusal';

const built = new Set(credentialKinds.map(({ kind }) => kind));

/** What the API will take and this version cannot do: said plainly, instead of calling it unknown. */
const notBuiltYet = [
  {
    in: 'credential',
    member: 'kind',
    values: ['signIn'].filter((kind) => !built.has(kind)),
  },
];

/** Throws `Refusal` when a body asks for something that this version does not have. */
export function refuseNotBuilt(body: unknown): void {
  const errors = notBuiltYet.flatMap(({ in: group, member, values }) => {
    const value = memberOf(memberOf(body, group), member);
    return values.some((known) => known === value)
      ? [{ field: `/${group}/${member}`, message: 'is not available in this version' }]
      : [];
  });
  if (errors.length > 0) throw unprocessable(errors);
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
