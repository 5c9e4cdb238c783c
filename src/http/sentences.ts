import type * as z from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/**
 * What is wrong with a field, to be read after its name: `/name must be a text`. Only where the schema
 * itself says nothing better. Never quotes what was sent, which may be a secret.
 */
export function sentenceFor(issue: Issue): string {
  if (issue.input === undefined) return 'is required';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${nouns[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'must be one of the kinds that the API describes';
    case 'too_small':
      return bound(issue.origin, 'at least', Number(issue.minimum));
    case 'too_big':
      return bound(issue.origin, 'at most', Number(issue.maximum));
    case 'invalid_key':
    case 'invalid_element':
      return 'has a name or an entry that is not valid';
    default:
      return 'is not of the form that the API describes';
  }
}

const nouns: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const oneOf = (values: readonly unknown[]): string => {
  const names = values.map(String);
  return names.length === 1 ? `must be ${names[0]}` : `must be one of ${names.join(', ')}`;
};

/** A text is measured in characters, a list in entries, a number by itself. */
const units: Readonly<Record<string, string>> = {
  string: ' characters long',
  array: ' entries long',
};

const bound = (origin: string, side: string, limit: number): string =>
  `must be ${side} ${limit}${units[origin] ?? ''}`;
