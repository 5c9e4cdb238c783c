import type { Language } from '../../domain/language';
import type { DoorTexts } from '../../failures/doors';
import { escaped } from '../../escaped';
import { htmlDocument, sourceHash } from '../html';
import type { ApiResponse } from '../request';

const STYLE = `
body { max-width: 34rem; margin: 4rem auto; padding: 0 1rem; font: 1.05rem/1.6 system-ui, sans-serif; color: #1b1b1b; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; line-height: 1.3; }
a, button { color: #0b57a4; }
.go { display: inline-block; padding: .6rem 1rem; border: 1px solid; border-radius: .4rem; font: inherit; background: none; text-decoration: none; cursor: pointer; }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616; } a, button { color: #8cc4ff; } }
`;
/** The address may hold a code: it is not to stay in the address line or the history. */
const REPLACE = "history.replaceState(null, '', location.pathname);";
const SEND = 'document.forms[0].submit();';

const POLICY = [
  "default-src 'none'",
  `style-src ${sourceHash(STYLE)}`,
  `script-src ${sourceHash(REPLACE)} ${sourceHash(SEND)}`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const words = {
  en: {
    again: 'Sign in again',
    account: 'Back to the account',
    home: 'Open Perennial',
    goOn: 'Go on',
  },
  'zh-CN': { again: '重新登录', account: '返回帐户', home: '打开 Perennial', goOn: '继续' },
} as const;

const wait = {
  en: { title: 'One moment', cause: 'Your sign-in is being finished.' },
  'zh-CN': { title: '请稍候', cause: '正在完成登录。' },
} as const;

export interface MessagePage {
  readonly status: number;
  readonly language: Language;
  readonly texts: DoorTexts;
  /** Where a link is to lead, and what it is called in `words`. */
  readonly links: readonly { readonly to: string; readonly name: keyof (typeof words)['en'] }[];
}

/** A page that says what has happened and what to do. */
export const messagePage = ({ status, language, texts, links }: MessagePage): ApiResponse =>
  page(
    status,
    language,
    texts.title,
    `<p>${escaped(texts.cause)}</p>
<p>${escaped(texts.fix)}</p>
${links.map(({ to, name }) => `<p><a class="go" href="${escaped(to)}">${words[language][name]}</a></p>`).join('\n')}
<script>${REPLACE}</script>`,
  );

/**
 * Sends what Microsoft has posted once more, now from our own origin, so that the browser adds the cookie that
 * it keeps from posts of other sites (SameSite=Lax). A button for those without scripts.
 */
export function bouncePage(language: Language, fields: URLSearchParams): ApiResponse {
  const inputs = [...fields].map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const { title, cause } = wait[language];
  return page(
    200,
    language,
    title,
    `<p>${cause}</p>
<form method="post">
${inputs.join('\n')}
<button class="go">${words[language].goOn}</button>
</form>
<script>${SEND}</script>`,
  );
}

const page = (status: number, language: Language, title: string, content: string): ApiResponse => ({
  status,
  headers: {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': POLICY,
    'Content-Language': language,
    Vary: 'Accept-Language',
  },
  body: htmlDocument({
    language,
    title,
    style: STYLE,
    content: `<h1>${escaped(title)}</h1>
${content}`,
  }),
});
