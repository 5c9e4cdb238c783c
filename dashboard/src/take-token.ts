/** A link's token is in the fragment, so that no server's log holds it; it leaves the address once it is read. */
export function takeToken(): string {
  const token = location.hash.slice(1);
  history.replaceState(history.state, '', location.pathname);
  return token;
}
