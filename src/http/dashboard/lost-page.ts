import { htmlDocument, sourceHash } from '../html';
import type { ApiResponse } from '../request';

const STYLE = `
body { max-width: 38rem; margin: 4rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: light-dark(#17201b, #e6ece8); background: light-dark(#f5f7f4, #0f1411); color-scheme: light dark; }
a { color: light-dark(#0a6a55, #63cfb0); }
`;
const POLICY = `default-src 'none'; style-src ${sourceHash(STYLE)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** For a browser at an address of nothing: says so, and leads home. Nothing of the address is in it. */
export const lostPage = (): ApiResponse => ({
  status: 404,
  headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY },
  body: htmlDocument({
    language: 'en',
    title: 'Nothing here',
    style: STYLE,
    content: `<h1>There is nothing at this address</h1>
<p><a href="/">Accounts</a> · <span lang="zh-CN">此地址没有内容，<a href="/">返回账户</a></span></p>`,
  }),
});
