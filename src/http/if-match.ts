/** The revisions in `If-Match` (RFC 9110, 13.1.1); undefined where any will do. */
export function revisionsIn(headers: {
  get(name: string): string | null;
}): readonly number[] | undefined {
  const ifMatch = headers.get('if-match');
  if (ifMatch === null || ifMatch.trim() === '*') return undefined;
  return [...ifMatch.matchAll(/"(\d{1,15})"/g)].map(([, revision]) => Number(revision));
}
