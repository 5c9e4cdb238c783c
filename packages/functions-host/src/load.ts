import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Registrations } from './core';
import type { LoadedApp, LogSink } from './core';

/** Node's own entry to every `require`, which its types leave out. */
interface Loader {
  _load(request: string, parent: unknown, isMain: boolean): unknown;
}

let current: Registrations | undefined;
let intercepted = false;

/** The Functions worker answers `require('@azure/functions-core')` itself: there is no such package. */
function intercept(): void {
  if (intercepted) return;
  intercepted = true;
  const loader = Module as unknown as Loader;
  const load = loader._load.bind(Module);
  loader._load = (request, parent, isMain) =>
    request === '@azure/functions-core' && current ? current.core : load(request, parent, isMain);
}

/**
 * Loads an app the way the worker does: the file that `main` in its package.json names registers its
 * functions while it is loaded. Throws what that file throws.
 */
export function loadApp(directory: string, sink: LogSink): LoadedApp {
  intercept();
  const manifestPath = join(resolve(directory), 'package.json');
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as { main?: unknown };
  if (typeof manifest.main !== 'string') throw new Error(`${manifestPath} names no "main" file.`);
  const registrations = new Registrations();
  registrations.sink = sink;
  current = registrations;
  createRequire(manifestPath)(`./${manifest.main}`);
  return registrations.loaded();
}
