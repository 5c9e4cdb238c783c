/** The command blocks of the pages that people read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

export interface Block {
  readonly page: string;
  readonly language: 'sh' | 'powershell';
  /** `run`, or `needs` and what: the second word of the block's first line and those after it. */
  readonly mark: string;
  /** One command each, without comments; what goes on in the next line is one command. */
  readonly commands: readonly string[];
}

const pages = (): string[] => [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

export function blocks(): readonly Block[] {
  return pages().flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const fences = text.matchAll(
      /^( *)```(sh|bash|powershell|ps1)\b *([^\n]*)\n([\s\S]*?)^ *```/gm,
    );
    return [...fences].map(([, indent = '', language, mark = '', body = '']) => ({
      page,
      language:
        language === 'sh' || language === 'bash' ? ('sh' as const) : ('powershell' as const),
      mark,
      commands: commandsOf(body.replace(new RegExp(`^${indent}`, 'gm'), '')),
    }));
  });
}

/** Lines belong together while a quote is open, after a backslash, and inside of a loop. */
function commandsOf(body: string): string[] {
  const commands: string[] = [];
  let open = '';
  for (const line of body.split('\n')) {
    const text = open === '' ? line.replace(/(^|\s)#.*$/, '') : line;
    open += text;
    const quotes = open.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').split("'").length - 1;
    const goesOn = quotes % 2 === 1 || /\\$/.test(open) || /^for\b(?![\s\S]*\ndone)/.test(open);
    if (goesOn) open = /\\$/.test(open) ? open.replace(/\s*\\$/, ' ') : `${open}\n`;
    else {
      if (open.trim() !== '') commands.push(open.trim());
      open = '';
    }
  }
  return commands;
}
