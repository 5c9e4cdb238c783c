import { lazy } from '../lazy';
import { address, go } from '../navigation';
import { Choice } from '../parts/field';
import { Heading } from '../parts/heading';
import { useStore } from '../store';
import * as d from '../words/en/doors';
import * as t from '../words/en/first';
import * as w from '../words/en/form';
import { IdsForm } from './add/ids';

const Doors = lazy(async () => (await import('../chunks/doors')).Doors);

const names = ['paste', 'sign', 'ids', 'command'] as const;
export type Way = (typeof names)[number];

/** As the address says; else the one that fits: a phone has no room for a manifest. */
function wayOf(hash: string): Way {
  const asked = hash.split('/')[0];
  const isPhone = matchMedia('(pointer: coarse) and (max-width: 600px)').matches;
  return names.find((name) => name === asked) ?? (isPhone ? 'sign' : 'paste');
}

/** One question first, then only the chosen way. */
export function AddPage() {
  const way = wayOf(useStore(address).hash);
  return (
    <div class="stack wide-gap">
      <div class="stack">
        <a href="/" class="small step">
          ← {t.accounts}
        </a>
        <Heading title={w.addTitle} />
      </div>
      <Choice
        name="way"
        legend={d.how}
        chosen={way}
        options={names.map((name) => [name, ...d.ways[name]] as const)}
        choose={(next) => go(`#${next}`, { replace: true })}
      />
      {way === 'ids' ? <IdsForm /> : <Doors key={way} way={way} />}
    </div>
  );
}
