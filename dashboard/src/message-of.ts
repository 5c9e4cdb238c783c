import type { Problem } from './api';
import * as t from './words/en/first';

/** Why something did not go through: as the API says, or that there was no answer. */
export const messageOf = (thrown: unknown): string => (thrown as Problem).message || t.unreachable;
