import { get } from './api';
import { useLoaded } from './loaded';
import type { Listed, Me, Member } from './shapes';
import * as t from './words/en/first';

/** The operator of the deployment, who is no member. */
const DEPLOYMENT = 'operator';
const nobody: Promise<Listed<Member>> = Promise.resolve({ value: [] });

/** What owners are called. Only operators may know the members: to everybody else another owner is an id. */
export function useOwnerNames(me: Me, owners: readonly string[]): (owner: string) => string {
  const asks =
    me.role === 'operator' && owners.some((owner) => owner !== me.id && owner !== DEPLOYMENT);
  const members = useLoaded(() => (asks ? get<Listed<Member>>('/api/members') : nobody), [asks]);
  const names = new Map(members.value?.value.map(({ id, name }) => [id, name]));
  return (owner) => {
    if (owner === DEPLOYMENT) return t.operator;
    return owner === me.id ? me.name : (names.get(owner) ?? owner);
  };
}
