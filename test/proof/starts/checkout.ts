import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A copy of what is under version control, with the packages that are installed here. */
export class Checkout {
  readonly root: string;
  readonly #top: string;
  readonly #files: readonly string[];

  constructor(source: string, folder = 'checkout') {
    this.#top = mkdtempSync(join(tmpdir(), 'starts-'));
    // Somebody else may look into it, who is not who made it.
    execFileSync('chmod', ['755', this.#top]);
    this.root = join(this.#top, folder);
    const list = execFileSync('git', ['-C', source, 'ls-files', '-z'], { encoding: 'utf8' });
    this.#files = list.split('\0').filter((file) => file !== '' && !file.startsWith('docs/'));
    for (const file of this.#files) {
      mkdirSync(dirname(join(this.root, file)), { recursive: true });
      cpSync(join(source, file), join(this.root, file));
    }
    symlinkSync(join(source, 'node_modules'), join(this.root, 'node_modules'));
  }

  edit(file: string, change: (text: string) => string): void {
    const path = join(this.root, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }

  editAll(pattern: RegExp, change: (text: string) => string): void {
    for (const file of this.#files) if (pattern.test(file)) this.edit(file, change);
  }

  /** Puts a module in place of a package; all others stay. */
  replacePackage(name: string, source: string): void {
    const modules = join(this.root, 'node_modules');
    const installed = execFileSync('readlink', ['-f', modules], { encoding: 'utf8' }).trim();
    unlinkSync(modules);
    mkdirSync(modules);
    for (const entry of execFileSync('ls', ['-A', installed], { encoding: 'utf8' })
      .trim()
      .split('\n'))
      if (entry !== name) symlinkSync(join(installed, entry), join(modules, entry));
    mkdirSync(join(modules, name));
    cpSync(join(installed, name, 'package.json'), join(modules, name, 'package.json'));
    const { main } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as {
      main: string;
    };
    mkdirSync(dirname(join(modules, name, main)), { recursive: true });
    writeFileSync(join(modules, name, main), source);
  }

  /** Answers what ends it, once it is up. */
  async startAnother(
    args: readonly string[],
    env: Record<string, string> = {},
  ): Promise<() => Promise<void>> {
    const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
      cwd: this.root,
      env: { ...process.env, PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    for await (const chunk of child.stdout.iterator({ destroyOnReturn: false }))
      if (String(chunk).includes('Ctrl-C')) break;
    child.stdout.resume();
    return async () => {
      child.kill('SIGINT');
      await ended;
    };
  }

  remove(): void {
    rmSync(this.#top, { recursive: true, force: true });
  }
}
