import { createHash } from 'node:crypto';
import type { ApiResponse } from '../request';
import type { ApiServices } from '../services';

const STYLE = `
body { max-width: 38rem; margin: 4rem auto; padding: 0 1rem; font: 1.05rem/1.6 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
a { color: #0b57a4; }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616; } a { color: #8cc4ff; } }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The root page: what this is, which version, and where to read on. No script, nothing loaded. `call`: the
 * operation that answers what was looked for at an address which has no page yet.
 */
export function homePage(
  { version, homepage }: Pick<ApiServices, 'version' | 'homepage'>,
  call?: string,
): ApiResponse {
  return {
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Perennial ${version}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Perennial</h1>
<p>Version ${version}. A test suite for Microsoft 365 developer tenants that runs on a schedule, and tells their owners when something breaks.</p>
${call === undefined ? '' : `<p>There is no page here yet. The same comes from the API, with your key: <code>${call}</code></p>\n`}<ul>
<li><a href="${homepage}#readme">Documentation</a></li>
<li><a href="/api/openapi.json">The HTTP API (OpenAPI)</a></li>
<li><a href="/api/health">Health</a></li>
</ul>
</main>
</body>
</html>
`,
  };
}
