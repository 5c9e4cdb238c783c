import * as z from 'zod';

/** Key Vault takes values of up to 25 KB (https://learn.microsoft.com/azure/key-vault/secrets/about-secrets). */
export const MAX_SECRET_LENGTH = 20_000;

/** A secret on one line. White space around it comes from copying and is removed. */
export const secretLine = (max = MAX_SECRET_LENGTH) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters`)
    .regex(/^[\x20-\x7e]*$/, 'must be printable ASCII on one line');

/** A moment or a day, as the Azure portal shows when a secret expires. */
export const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);
