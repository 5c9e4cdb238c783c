import { execFileSync } from 'node:child_process';

/** Keeps a value in the azd environment, from where the deployment that follows takes it. */
export function remember(name, value) {
  execFileSync('azd', ['env', 'set', name, value], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** A token for Azure Resource Manager, as whoever is signed in to azd. Ends the hook in a sentence when nobody is. */
export function accessToken() {
  try {
    const output = execFileSync('azd', ['auth', 'token', '--output', 'json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(output).token;
  } catch {
    console.error('azd gives no token for Azure: sign in with azd auth login.');
    process.exit(1);
  }
}
