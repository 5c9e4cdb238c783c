/** The installation of somebody with many tenants: what `--demo` shows. */
import {
  driveRefuses,
  secretExpires,
  signInRevoked,
  smallTroubles,
  subscriptionEnds,
} from './model';
import type { Event } from './model';

/** Accounts of which the same has become. */
export interface Fate {
  readonly accounts: number;
  readonly signedIn?: true;
  readonly events: readonly Event[];
  /** Why somebody has paused them, where somebody has. */
  readonly paused?: string;
}

/** With the three that every start has they are 200. */
export const fates: readonly Fate[] = [
  { accounts: 96, events: [] },
  { accounts: 52, events: smallTroubles },
  { accounts: 34, signedIn: true, events: smallTroubles },
  { accounts: 4, events: [...smallTroubles, driveRefuses(1.5)] },
  { accounts: 4, events: [secretExpires(3.2)] },
  { accounts: 1, signedIn: true, events: [signInRevoked(0.8)] },
  { accounts: 2, events: [subscriptionEnds(2, 4)] },
  { accounts: 4, events: [], paused: 'moving to new licences' },
];

const companies =
  'Adatum,Adventure Works,Alpine Ski House,Bellows College,Best For You,Coho Winery,Fabrikam,First Up,Fourth Coffee,Graphic Design,Humongous,Lamna,Liberty,Litware,Lucerne,Margie,Munson,Nod Publishers,Northwind,Proseware,Relecloud,Southridge,Tailspin,Trey Research,VanArsdel,Wide World,Wingtip,Woodgrove,Consolidated'.split(
    ',',
  );
const purposes = ['Dev', 'Lab', 'Sandbox', 'Training', 'Staging', 'Preview', 'Archive'];

/** How the nth of them is called, and its tenant. */
export function identityOf(n: number): { readonly name: string; readonly domain: string } {
  const company = companies[n % companies.length] ?? '';
  const purpose = purposes[Math.floor(n / companies.length) % purposes.length] ?? '';
  const domain = `${company} ${purpose}`.toLowerCase().replaceAll(/\W+/g, '-');
  return { name: `${company} ${purpose}`, domain: `${domain}.example` };
}
