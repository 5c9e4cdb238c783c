/** The way in for whoever sits at this machine: a link that gives an operator's key once. */
const NAME = 'You';

interface Invited {
  readonly link: string;
}

/**
 * A link to the dashboard that offers an operator's key, by the means that invite anybody. Undefined where
 * the app made none: the key at the terminal opens all the same.
 */
export async function joinLink(origin: string, key: string): Promise<string | undefined> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const post = (path: string, body?: object) =>
    fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body ?? {}) });
  const made = await post('/api/members', { name: NAME, role: 'operator' });
  if (made.ok) return here(origin, (await made.json()) as Invited);
  // Kept from an earlier start: the same person gets another link.
  const listed = await fetch(`${origin}/api/members`, { headers });
  if (!listed.ok) return undefined;
  const { value } = (await listed.json()) as { value: readonly { id: string; name: string }[] };
  const known = value.find(({ name }) => name === NAME);
  const renewed = known && (await post(`/api/members/${known.id}/link`));
  return renewed?.ok ? here(origin, (await renewed.json()) as Invited) : undefined;
}

/** At the address where this process listens, whatever the link names. */
const here = (origin: string, { link }: Invited): string =>
  new URL(new URL(link).hash, `${origin}/join`).href;
