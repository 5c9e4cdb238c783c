import { readFileSync } from 'node:fs';

const ENVIRONMENT = [
  ['PORT', 'of the API, 7071; 0 for any free one'],
  ['HOST', 'the address it listens on, 127.0.0.1; 0.0.0.0 lets other machines in'],
  ['OPERATOR_KEY', 'the operator’s API key; without it one is made and shown once'],
  ['PERENNIAL_VAULT_KEY', 'what the vault’s file is encrypted with'],
];

/** What `npm start -- --help` prints. The flags are those that `local/options.ts` reads. */
export function help() {
  const flags = JSON.parse(
    readFileSync(new URL('../../local/flags.json', import.meta.url), 'utf8'),
  );
  const rows = Object.entries(flags).map(([name, { value, help: text }]) => [
    value === undefined ? `--${name}` : `--${name} ${value}`,
    text,
  ]);
  return [
    'Runs Perennial on this machine until Ctrl-C: npm start -- [flags]',
    '',
    ...columns([...rows, ['--help', 'this']]),
    '',
    'From the environment:',
    '',
    ...columns(ENVIRONMENT),
    '',
    'More, and the settings of a deployment that hold here too: docs/local.md',
  ].join('\n');
}

function columns(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}
