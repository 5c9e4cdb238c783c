import { execFileSync } from 'node:child_process';

/** Keeps a value in the azd environment, from where later deployments take it. */
export function remember(name, value) {
  execFileSync('azd', ['env', 'set', name, value], { stdio: ['ignore', 'ignore', 'inherit'] });
}
