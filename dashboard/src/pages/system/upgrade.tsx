import { Card } from '../../parts/card';
import * as w from '../../words/en/system';

declare const VERSION: string;
declare const HOMEPAGE: string;

const links: readonly (readonly [name: string, address: string])[] = [
  [w.releases, `${HOMEPAGE}/releases`],
  [w.howToUpgrade, `${HOMEPAGE}/blob/main/docs/operations.md#upgrade`],
];

/** Which version runs, and where newer ones are found: nobody is asked for them. */
export const UpgradeCard = () => (
  <Card name="upgrade" title={w.upgrade}>
    <div class="in stack">
      <p>{w.runsHere(VERSION)}</p>
      {links.map(([name, address]) => (
        <p key={address}>
          <a href={address} target="_blank" rel="noreferrer">
            {name}
          </a>
        </p>
      ))}
    </div>
  </Card>
);
