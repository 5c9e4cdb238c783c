/** Values out of files that somebody else's program has written, or somebody by hand. */
import { parse } from 'yaml';

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** Whole and not negative. */
export const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;

export const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** JSON and YAML alike: the one is part of the other. Undefined for what is neither, or no object. */
export function structured(text: string): object | undefined {
  try {
    const value: unknown = parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What stands between single or double quotes, as Python writes it, or the text itself. */
export const unquoted = (text: string): string =>
  /^r?(['"])(.*)\1$/s.exec(text.trim())?.[2] ?? text.trim();
