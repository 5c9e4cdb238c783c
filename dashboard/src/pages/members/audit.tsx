import { useState } from 'preact/hooks';
import { get } from '../../api';
import { nameIn } from '../../audit';
import { download } from '../../download';
import { useLoaded } from '../../loaded';
import { orComplain } from '../../or-complain';
import { Card } from '../../parts/card';
import { Part } from '../../parts/part';
import { Time } from '../../parts/time';
import type { Change, Listed } from '../../shapes';
import * as w from '../../words/en/members';
import * as m from '../../words/en/more';

const PATH = '/api/audit';

/** As many changes at once as the API gives. */
const MOST = 100;
/** So many pages are asked for to have all of it in a file: what is older than a year is not kept. */
const MOST_PAGES = 1000;

/** What was changed, newest first, each a sentence; all of it page by page, and as a file. */
export function Audit() {
  const newest = useLoaded(() => get<Listed<Change>>(`${PATH}?top=20`), []);
  const [older, setOlder] = useState<Listed<Change>>();
  const [whole, showWhole] = useState(false);
  const all = [...(newest.value?.value ?? []), ...(older?.value ?? [])];
  const next = (older ?? newest.value)?.nextLink;
  const more = () =>
    orComplain(async () => {
      if (!next) return;
      const found = await get<Listed<Change>>(PATH + new URL(next).search);
      setOlder({ ...found, value: [...(older?.value ?? []), ...found.value] });
    });
  const open = () => {
    showWhole(true);
    void more();
  };
  return (
    <Card
      name="changes"
      title={w.changes}
      aside={
        <button
          type="button"
          class="btn bare sm"
          onClick={whole ? () => void orComplain(exportAll) : open}
        >
          {whole ? w.exportChanges : w.allOfIt}
        </button>
      }
    >
      <Part of={newest}>
        {() => (
          <ol class="log">
            {all.map((change) => (
              <Entry key={change.id} change={change} />
            ))}
          </ol>
        )}
      </Part>
      {whole && next && (
        <div class="in">
          <button type="button" class="btn bare sm" onClick={() => void more()}>
            {w.showEarlier}
          </button>
        </div>
      )}
    </Card>
  );
}

/** Every change that is kept, as a file. Throws `Problem`. */
async function exportAll(): Promise<void> {
  const changes: Change[] = [];
  let search: string | undefined = `?top=${MOST}`;
  for (let pages = 0; search !== undefined && pages < MOST_PAGES; pages += 1) {
    const { value, nextLink }: Listed<Change> = await get<Listed<Change>>(PATH + search);
    changes.push(...value);
    search = nextLink && new URL(nextLink).search;
  }
  download('changes.json', 'application/json', JSON.stringify(changes, null, 2));
}

function Entry({ change }: { readonly change: Change }) {
  const { at, action, account, member, fields, reason } = change;
  return (
    <li>
      <span class="muted num">
        <Time at={Date.parse(at)} />
      </span>
      <span>
        <b>
          <bdi>{nameIn(change)}</bdi>
        </b>{' '}
        {w.actions[action]}{' '}
        {account && (
          <a href={`/accounts/${account.id}`}>
            <bdi>{account.name}</bdi>
          </a>
        )}
        {member && <bdi>{member.name}</bdi>}
        {fields && `: ${fields.join(m.comma)}`}
        {reason && `: ${reason}`}
      </span>
    </li>
  );
}
