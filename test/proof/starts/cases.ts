/** Ways in which a first start goes wrong, or looks as if it must. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Checkout } from './checkout';

export interface Start {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** In front of `node`, such as what makes a terminal. */
  readonly through?: (command: string) => readonly string[];
  /** Flags of Node itself. */
  readonly nodeFlags?: readonly string[];
  /** By npm, as people start it; else by Node alone. */
  readonly npm?: boolean;
  /** As this user id, where that is to be had. */
  readonly uid?: number;
  /** What happens to it once it shows `up`: ended by a signal to whom was started, right when it has begun or later. */
  readonly end?: { readonly when: RegExp; readonly signal: NodeJS.Signals };
}

type Undo = () => void | Promise<void>;

export interface Case {
  readonly name: string;
  /** Where it is checked out, below a folder of its own. */
  readonly folder?: string;
  /** Answers what undoes it. */
  readonly prepare?: (checkout: Checkout) => Undo | undefined | Promise<Undo | undefined>;
  readonly start: (checkout: Checkout) => Start;
  readonly code: number | null;
  readonly says: RegExp;
}

/** A healthy run of the demo is what “it works” means. */
const WORKS = /✓ Contoso: passed|! Contoso: degraded/;
const untilItWorks = { when: WORKS, signal: 'SIGINT' } as const;
const nobody = 65_534;

async function takePort(): Promise<{ port: number; close: () => void }> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    close: () => server.close(),
  };
}

let taken = 0;

export const cases: readonly Case[] = [
  {
    name: 'Node.js 18',
    start: () => ({
      nodeFlags: [
        '--import',
        "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.19.1'})",
      ],
    }),
    code: 1,
    says: /^Perennial needs Node\.js 20\.19\.0 or later, and this is 18\.19\.1: .*\n$/,
  },
  {
    name: 'no npm ci',
    prepare: (checkout) => {
      rmSync(join(checkout.root, 'node_modules'));
      return undefined;
    },
    start: () => ({}),
    code: 1,
    says: /^The package \S+ is not installed: run npm ci first\.\n$/,
  },
  {
    name: 'npm ci of an earlier commit',
    prepare: (checkout) => {
      checkout.edit('package.json', (text) => text.replace(/"zod": "[\d.]+"/, '"zod": "99.0.0"'));
      return undefined;
    },
    start: () => ({}),
    code: 1,
    says: /^The package zod is there in version \S+ and not 99\.0\.0: run npm ci again\.\n$/,
  },
  {
    name: 'a bundler of another system',
    prepare: (checkout) => {
      checkout.replacePackage(
        'esbuild',
        'exports.build = () => Promise.reject(new Error("You installed esbuild for another platform")); exports.transform = exports.build; exports.stop = () => undefined;',
      );
      return undefined;
    },
    start: () => ({}),
    code: 1,
    says: /Perennial could not start: You installed esbuild for another platform/,
  },
  { name: '--help', start: () => ({ args: ['--help'] }), code: 0, says: /--data DIR/ },
  {
    name: 'a flag that there is not',
    start: () => ({ args: ['--verbose'] }),
    code: 1,
    says: /There is no flag --verbose: there are --data DIR/,
  },
  {
    name: 'PORT=http',
    start: () => ({ env: { PORT: 'http' } }),
    code: 1,
    says: /PORT must be a number/,
  },
  {
    name: 'a port that is taken',
    prepare: async () => {
      const server = await takePort();
      taken = server.port;
      return server.close;
    },
    start: () => ({ env: { PORT: String(taken) } }),
    code: 1,
    says: /Port \d+ is taken: end what uses it, or set PORT to another one\.\n$/,
  },
  {
    name: 'TMPDIR that is gone',
    start: () => ({ env: { TMPDIR: '/gone/for/good' } }),
    code: 1,
    says: /^The folder for temporary files, \/gone\/for\/good, cannot be written \(ENOENT\): set TMPDIR/,
  },
  {
    name: 'a full disk under --data',
    prepare: (checkout) => {
      // What Azurite writes first, and then gives its name, cannot be written: as a full disk answers, with another code.
      mkdirSync(join(checkout.root, 'kept/azurite/__azurite_db_table__.json~'), {
        recursive: true,
      });
      return undefined;
    },
    start: () => ({
      args: ['--data', 'kept'],
      end: { when: /nothing is kept/, signal: 'SIGINT' },
    }),
    code: 1,
    says: /The last of it could not be saved \(EISDIR\)/,
  },
  {
    name: '--data that cannot be written',
    start: () => ({ args: ['--data', '/proc/kept'] }),
    code: 1,
    says: /The folder \/proc\/kept\/\w+ cannot be made or written \(ENOENT\): choose another one with --data\.\n$/,
  },
  {
    name: 'a checkout that cannot be written',
    prepare: (checkout) => {
      chmodSync(checkout.root, 0o555);
      return () => chmodSync(checkout.root, 0o755);
    },
    start: () => ({ uid: nobody }),
    code: 1,
    says: /cannot be written or read \(EACCES\): npm start bundles the app into dist and build/,
  },
  {
    name: 'a checkout with CRLF',
    prepare: (checkout) => {
      checkout.editAll(/\.(?:ts|mjs|json)$/, (text) => text.replaceAll('\n', '\r\n'));
      return undefined;
    },
    start: () => ({ end: untilItWorks }),
    code: 0,
    says: WORKS,
  },
  {
    name: 'a path with spaces and Chinese',
    folder: '我的 项目 (1)',
    start: () => ({ end: untilItWorks }),
    code: 0,
    says: WORKS,
  },
  {
    name: '40 columns',
    start: () => ({
      through: (command) => ['script', '-qec', `stty cols 40; exec ${command}`, '/dev/null'],
      end: untilItWorks,
    }),
    code: 0,
    says: /Expired: failed –.*\r?\n {10}\S/,
  },
  {
    name: 'a proxy that is set and dead',
    start: () => ({
      env: { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' },
      end: untilItWorks,
    }),
    code: 0,
    says: WORKS,
  },
  {
    name: '--live without a network',
    start: () => ({
      args: ['--live'],
      end: { when: /Microsoft’s own endpoints[\s\S]*Ctrl-C/, signal: 'SIGINT' },
    }),
    code: 0,
    says: /Nothing is left running\.\n$/,
  },
  {
    name: 'Ctrl-C while it bundles',
    start: () => ({ end: { when: /is bundled/, signal: 'SIGINT' } }),
    code: null,
    says: /is bundled/,
  },
  {
    name: 'SIGTERM to npm',
    start: () => ({ npm: true, end: { when: WORKS, signal: 'SIGTERM' } }),
    code: null,
    says: /Nothing is left running\.\n$/,
  },
  {
    name: 'a second start on the same data',
    prepare: async (checkout) => checkout.startAnother(['--data', 'kept']),
    start: () => ({ args: ['--data', 'kept'] }),
    code: 1,
    says: /is in use by process \d+; if that is not Perennial, delete /,
  },
  {
    name: 'another passphrase than the vault’s',
    prepare: async (checkout) => {
      const end = await checkout.startAnother(['--data', 'kept'], { PERENNIAL_VAULT_KEY: 'one' });
      await end();
      return undefined;
    },
    start: () => ({ args: ['--data', 'kept'], env: { PERENNIAL_VAULT_KEY: 'another' } }),
    code: 1,
    says: /PERENNIAL_VAULT_KEY/,
  },
  {
    name: 'a vault file that is damaged',
    prepare: (checkout) => {
      mkdirSync(join(checkout.root, 'kept/vault'), { recursive: true });
      writeFileSync(join(checkout.root, 'kept/vault/vault.json'), '{"half":');
      return undefined;
    },
    start: () => ({ args: ['--data', 'kept'] }),
    code: 1,
    says: /vault\.json/,
  },
];
