import { sha256 } from '../sha256';

/** How messages name an address, which is for no log. */
export const addressIdOf = (email: string): string => sha256(email).slice(0, 32);
