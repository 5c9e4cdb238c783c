import type * as z from 'zod';
import type { FieldErrorCode } from '../refusal';

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
    case 'invalid_format':
      return forms[issue.format] ?? 'is not of the form that the API describes';
    case 'invalid_key':
    case 'invalid_element':
      return 'has a name or an entry that is not valid';
    default:
      return 'is not of the form that the API describes';
  }
}

const forms: Readonly<Record<string, string>> = {
  datetime: 'must be a time such as 2026-11-28T13:30:00Z',
  url: 'must be an absolute URL',
};

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

type Found = z.core.$ZodIssue;

/** Which complaint an issue is, and the bound that was passed. Zod tells no input: what is missing says so itself. */
export function codeOf(issue: Found): { readonly code: FieldErrorCode; readonly limit?: number } {
  if (issue.message === 'is required') return { code: 'required' };
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'type' };
    case 'invalid_value':
    case 'invalid_union':
      return { code: 'choice' };
    case 'invalid_format':
      return { code: 'pattern' };
    case 'too_small':
      return { code: below[issue.origin] ?? 'too-small', limit: Number(issue.minimum) };
    case 'too_big':
      return { code: above[issue.origin] ?? 'too-big', limit: Number(issue.maximum) };
    case 'unrecognized_keys':
      return { code: 'unknown' };
    default:
      return { code: 'invalid' };
  }
}

const below: Readonly<Record<string, FieldErrorCode>> = { string: 'too-short', array: 'too-few' };
const above: Readonly<Record<string, FieldErrorCode>> = { string: 'too-long', array: 'too-many' };
