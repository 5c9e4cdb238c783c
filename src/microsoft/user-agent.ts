/** What every request to Microsoft carries, so that whoever sees it can find us (RFC 9110, 10.1.5). */
export const userAgentOf = ({ version, homepage }: { version: string; homepage: string }): string =>
  `Perennial/${version} (+${homepage})`;
