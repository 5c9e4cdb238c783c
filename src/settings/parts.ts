/** Takes the secret parts out of what was given, so that what is left may lie in a row. */
import type { Facts, Parts } from '../channels/define';

export interface Split {
  readonly facts: Facts;
  readonly given: Parts;
}

/** `pointers` name texts at most two levels deep; one that was not given is left out. */
export function split(input: Facts, pointers: readonly string[]): Split {
  const facts = structuredClone(input) as Record<string, unknown>;
  const given: Record<string, string> = {};
  for (const pointer of pointers) {
    const steps = pointer.slice(1).split('/');
    const last = steps.pop() ?? '';
    const holder = steps.reduce<unknown>(member, facts);
    const value = member(holder, last);
    if (typeof value !== 'string') continue;
    given[pointer] = value;
    Reflect.deleteProperty(holder as object, last);
  }
  return { facts, given };
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
