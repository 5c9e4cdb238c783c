/** A value that azd gives to its hooks once something is deployed. Ends the hook in a sentence without it. */
export function required(name) {
  const value = process.env[name];
  if (value) return value;
  console.error(`${name} is not set: this runs as a hook of azd, after the deployment gave it.`);
  process.exit(1);
}
