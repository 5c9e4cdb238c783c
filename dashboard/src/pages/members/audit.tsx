import { useState } from 'preact/hooks';
import { ask, get } from '../../api';
import { when } from '../../clock';
import { useLoaded } from '../../loaded';
import { messageOf } from '../../message-of';
import { Part } from '../../parts/part';
import { Time } from '../../parts/time';
import { complain } from '../../parts/toast';
import type { Change, Listed } from '../../shapes';
import * as w from '../../words/en/members';
import * as m from '../../words/en/more';

const PATH = '/api/audit';

/** What was changed, newest first, each a sentence. */
export function Audit() {
  const newest = useLoaded(() => get<Listed<Change>>(`${PATH}?top=20`), []);
  const [older, setOlder] = useState<Listed<Change>>();
  return (
    <Part of={newest}>
      {({ value, nextLink }) => {
        const next = older ? older.nextLink : nextLink;
        const more = async () => {
          try {
            const { body } = await ask<Listed<Change>>('GET', PATH + new URL(next ?? '').search);
            setOlder({ ...body, value: [...(older?.value ?? []), ...body.value] });
          } catch (thrown) {
            complain(messageOf(thrown));
          }
        };
        return (
          <>
            <ol class="log">
              {[...value, ...(older?.value ?? [])].map((change) => (
                <Entry key={change.id} change={change} />
              ))}
            </ol>
            {next && (
              <div class="in">
                <button type="button" class="btn bare sm" onClick={() => void more()}>
                  {w.showEarlier}
                </button>
              </div>
            )}
          </>
        );
      }}
    </Part>
  );
}

function Entry({
  change: { at, by, action, account, member, fields, reason },
}: {
  readonly change: Change;
}) {
  const time = Date.parse(at);
  return (
    <li>
      <span class="muted num">
        <Time at={time} text={when(time)} />
      </span>
      <span>
        <b>
          <bdi>{by.name}</bdi>
        </b>{' '}
        {w.actions[action] ?? action}{' '}
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
