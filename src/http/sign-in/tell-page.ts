import type { Language } from '../../domain/language';
import { tell } from '../../failures/doors';
import type { ApiResponse } from '../request';
import { messagePage } from './sign-in-page';

interface Told {
  readonly language: Language;
  readonly facts?: Readonly<Record<string, string>> | undefined;
  readonly status?: number;
  readonly accountId?: string | undefined;
  /** Where the same person may try once more. */
  readonly again?: string | undefined;
}

/** A case of the doors as a page, with the ways that lead on from it. */
export const tellPage = (name: string, told: Told): ApiResponse =>
  messagePage({
    status: told.status ?? 400,
    language: told.language,
    texts: tell(name, told.language, told.facts),
    links: linksOf(told),
  });

export const linksOf = ({ again, accountId }: Pick<Told, 'again' | 'accountId'>) => [
  ...(again === undefined ? [] : [{ to: again, name: 'again' as const }]),
  accountId === undefined
    ? { to: '/', name: 'home' as const }
    : { to: `/accounts/${accountId}`, name: 'account' as const },
];
