import { compact } from '../../compact';
import { consentSubject, redirectUriOf } from '../../accounts/callback';
import { doorCaseFor } from '../../failures/doors';
import type { Language } from '../../domain/language';
import { explain } from '../../failures/explain';
import { tokenFailure } from '../../failures/token-error';
import type { Failure } from '../../domain/failure';
import { finishSignIn } from '../../sign-in/finish';
import type { SignInEnd, Why } from '../../sign-in/finish';
import { notConfigured } from '../problem';
import type { ApiRequest, ApiResponse } from '../request';
import type { ApiServices, Core } from '../services';
import { secretIn } from './cookie';
import { languageOf } from '../language';
import { messagePage } from './sign-in-page';
import { linksOf, tellPage } from './tell-page';

/**
 * What Microsoft sends a browser back with, by form or in the query: the end of a sign-in, or the answer to a
 * request for consent. The latter decides nothing, in whatever browser it comes: the token shows what is granted.
 */
export async function answerCallback(
  { core, log }: ApiServices,
  request: ApiRequest,
  fields: URLSearchParams,
): Promise<ApiResponse> {
  if (!core) throw notConfigured();
  const language = languageOf(request);
  const state = fields.get('state') ?? '';
  const refusal = refusalIn(fields);
  const subject = consentSubject(state);
  if (subject) return consentPage(language, refusal, subject.accountId);
  const end = await finishSignIn(
    { ...core, log },
    { state, code: fields.get('code') ?? undefined, refusal, secret: secretIn(request) },
  );
  return end.type === 'signed-in'
    ? { status: 303, headers: { Location: `/accounts/${end.accountId}#signed-in` } }
    : refusedPage(core, language, end);
}

/** What Microsoft says no with (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#error-response). */
function refusalIn(fields: URLSearchParams): Failure | undefined {
  const error = fields.get('error');
  if (error === null) return undefined;
  const json = { error, error_description: fields.get('error_description') };
  return { stage: 'token', ...tokenFailure({ status: 400, json }) };
}

function consentPage(
  language: Language,
  refusal: Failure | undefined,
  accountId: string | undefined,
): ApiResponse {
  if (!refusal) return tellPage('consented', { language, status: 200, accountId });
  return failurePage(language, refusal, { accountId });
}

type Refused = Extract<SignInEnd, { type: 'refused' }>;

function refusedPage(core: Core, language: Language, end: Refused): ApiResponse {
  const { why, accountId, again } = end;
  const facts = factsOf(core, why);
  if (why.code === 'microsoft')
    return failurePage(language, why.failure, { facts, accountId, again });
  return tellPage(why.code, { language, facts, accountId, again });
}

function factsOf(core: Core, why: Why): Record<string, string> {
  if (!('account' in why)) return {};
  const { user, tenantId, signedIn } = why.account;
  const named = signedIn?.username ?? user;
  const username = why.code === 'other-user' ? why.username : undefined;
  return compact({
    tenant: tenantId,
    domain: tenantId,
    address: redirectUriOf(core),
    user: named,
    username,
  });
}

interface Around {
  readonly facts?: Readonly<Record<string, string>>;
  readonly accountId?: string | undefined;
  readonly again?: string | undefined;
}

/** In the words of the doors where they have a case for it, else in those for accounts. */
function failurePage(language: Language, failure: Failure, around: Around): ApiResponse {
  const name = doorCaseFor(failure);
  if (name !== undefined) return tellPage(name, { language, ...around });
  return messagePage({
    status: 400,
    language,
    texts: explain(failure, language),
    links: linksOf(around),
  });
}
