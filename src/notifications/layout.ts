/** How a mail looks: in plain text and in HTML with the same content; no picture, no tracking, nothing loaded from elsewhere. */
import { escaped } from '../escaped';
import type { Language } from '../domain/language';

export interface Part {
  readonly label: string;
  readonly value: string;
  readonly link?: true;
}

export interface Letter {
  readonly headline: string;
  readonly parts: readonly Part[];
  readonly footer: string;
}

export function asText({ headline, parts, footer }: Letter): string {
  return [headline, ...parts.map(({ label, value }) => `${label}: ${value}`), footer].join('\n\n');
}

export function asHtml({ headline, parts, footer }: Letter, language: Language): string {
  const rows = parts.map(({ label, value, link }) => {
    const safe = escaped(value);
    const shownValue = link ? `<a href="${safe}">${safe}</a>` : safe;
    return `<dt style="font-weight:bold;margin-top:12px">${escaped(label)}</dt><dd style="margin:2px 0 0 0">${shownValue}</dd>`;
  });
  return [
    `<!doctype html><html lang="${language}"><body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1f2328;max-width:40em">`,
    `<p style="font-size:18px">${escaped(headline)}</p>`,
    `<dl>${rows.join('')}</dl>`,
    `<p style="color:#57606a;font-size:14px">${escaped(footer)}</p></body></html>`,
  ].join('');
}
