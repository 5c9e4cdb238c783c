import type { App } from '../src/app';

/**
 * The app behind the triggers, loaded at the first invocation and not when functions are registered:
 * an import that throws would take every function with it, and a cold start pays for what it uses.
 */
export async function load(): Promise<App> {
  const { app } = await import('../src/app');
  return app();
}
