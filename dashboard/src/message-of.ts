import type { Problem } from './api';
import * as m from './words/en/more';

/** Why something did not go through: as the API says, or that there was no answer. */
export const messageOf = (thrown: unknown): string => (thrown as Problem).message || m.unreachable;
