/** What the documents of all rows are made of. */
import * as z from 'zod';
import { NEVER } from '../../../domain/account';
import type { Account } from '../../../domain/account';
import { languages } from '../../../domain/language';
import { weekdays } from '../../../domain/local-time';
import { severities } from '../../../domain/severity';
import { isId } from '../keys';

/** A schema for each property: whoever adds one to the type is told by the compiler to add it here. */
export type Shape<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> };

/** One of a union's members, all of them named: whoever adds one is told by the compiler too. */
export const oneOf = <T extends string>(members: Record<T, true>) =>
  z.enum(Object.keys(members) as [T, ...T[]]);

export const id = z.string().refine(isId);

/** Milliseconds since the epoch, to the end of the year 9999. */
export const time = z.int().min(0).max(NEVER);

export const count = z.int().min(0);

export const texts = z.array(z.string());

export const textByName = z.record(z.string(), z.string());

export const mode = oneOf<Account['mode']>({ application: true, delegated: true });

export const days = z.array(z.enum(weekdays));

export const severity = z.enum(severities);

export const language = z.enum(languages);

/** SHA-256 in hexadecimal. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
