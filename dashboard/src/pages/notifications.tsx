import { useState } from 'preact/hooks';
import { when } from '../clock';
import { askToConfirm } from '../dialogs';
import { orComplain } from '../or-complain';
import { change } from '../patience';
import { Act } from '../parts/act';
import { Card } from '../parts/card';
import { Columns } from '../parts/columns';
import { Heading } from '../parts/heading';
import { Icon } from '../parts/icons';
import { Part } from '../parts/part';
import { say } from '../parts/toast';
import { useSettings } from '../settings';
import type { Delivery, Settings } from '../shapes';
import * as t from '../words/en/first';
import * as m from '../words/en/more';
import * as w from '../words/en/notifications';
import { ChannelForm } from './notifications/channel-form';
import { ForAll } from './notifications/for-all';
import { kinds } from './notifications/kinds';
import type { Channel, Kind } from './notifications/kinds';
import { Tried } from './notifications/tried';

/** Who hears of what, by which way, and whether it arrives. */
export function NotificationsPage() {
  const { loaded, save } = useSettings();
  const [editing, edit] = useState<Kind | 'new'>();
  const put = (channels: Readonly<Partial<Record<string, Channel>>>) => save({ channels });
  return (
    <div class="stack wide-gap">
      <div class="row between">
        <div>
          <Heading title={t.notifications} />
          <p class="muted">{w.aboutPage}</p>
        </div>
        {editing === undefined && (
          <button type="button" class="btn pri" onClick={() => edit('new')}>
            <Icon name="plus" />
            {w.addChannel}
          </button>
        )}
      </div>
      <Part of={loaded}>
        {({ body }) => {
          const channels = channelsOf(body);
          const remove = (kind: Kind) =>
            askToConfirm(w.removeChannel(w.kinds[kind]), w.removeText, w.kinds[kind], () => {
              void orComplain(async () => {
                await put({ ...channels, [kind]: undefined });
                say(w.isRemoved(w.kinds[kind]));
              });
            });
          return (
            <>
              {editing && (
                <ChannelForm
                  key={editing}
                  kind={editing === 'new' ? undefined : editing}
                  taken={channels}
                  save={(kind, channel) => put({ ...channels, [kind]: channel })}
                  done={() => edit(undefined)}
                />
              )}
              <section class="card" aria-label={w.channels}>
                <ChannelTable channels={channels} edit={edit} remove={remove} />
              </section>
              <div class="cols">
                <div>
                  <WhatIsSent />
                </div>
                <div>
                  <ForAll settings={body} save={save} />
                </div>
              </div>
            </>
          );
        }}
      </Part>
    </div>
  );
}

const channelsOf = ({ channels = {} }: Settings) =>
  channels as Readonly<Partial<Record<string, Channel>>>;

function ChannelTable({
  channels,
  edit,
  remove,
}: {
  readonly channels: Readonly<Partial<Record<string, Channel>>>;
  readonly edit: (kind: Kind) => void;
  readonly remove: (kind: Kind) => void;
}) {
  const there = kinds.filter((kind) => channels[kind]);
  if (there.length === 0) return <p class="in muted">{w.nobodyHears}</p>;
  return (
    <table class="plain">
      <Columns names={[w.channel, w.toldOf, w.lastMessage]} actions />
      <tbody>
        {there.map((kind) => (
          <ChannelRow
            key={kind}
            kind={kind}
            channel={channels[kind] ?? {}}
            edit={() => edit(kind)}
            remove={() => remove(kind)}
          />
        ))}
      </tbody>
    </table>
  );
}

function ChannelRow({
  kind,
  channel,
  edit,
  remove,
}: {
  readonly kind: Kind;
  readonly channel: Channel;
  readonly edit: () => void;
  readonly remove: () => void;
}) {
  const [tried, setTried] = useState<Delivery>();
  const test = () =>
    orComplain(async () =>
      setTried((await change<Delivery>('POST', `/api/channels/${kind}/test`)).body),
    );
  return (
    <tr>
      <th scope="row">
        {w.kinds[kind]}
        <br />
        <small class="muted">
          <bdi>{channel.target ?? channel.provider ?? ''}</bdi>
        </small>
      </th>
      <td data-l={w.toldOf}>{w.least[channel.least ?? 'info']}</td>
      <td>
        <LastMessage channel={channel} />
        {tried && <Tried delivery={tried} />}
      </td>
      <td>
        <span class="row">
          <Act class="btn sm" busy={w.testing} act={test}>
            <Icon name="send" />
            {w.test}
          </Act>
          <button type="button" class="btn bare sm" onClick={edit}>
            {m.edit}
          </button>
          <Act class="btn ic bare sm" name={w.removeChannel(w.kinds[kind])} act={remove}>
            <Icon name="bin" />
          </Act>
        </span>
      </td>
    </tr>
  );
}

function LastMessage({ channel: { lastDelivery, lastError } }: { readonly channel: Channel }) {
  if (lastError && (lastDelivery === undefined || lastError.at > lastDelivery))
    return (
      <>
        <span class="state fail">
          <Icon name="bad" />
          {w.refusedAt(when(Date.parse(lastError.at)))}
        </span>
        <p class="small">
          <bdi>{lastError.error ?? lastError.code}</bdi>
        </p>
      </>
    );
  const known = lastDelivery !== undefined;
  return (
    <span class={`state ${known ? 'ok' : 'idle'}`}>
      <Icon name={known ? 'ok' : 'skip'} />
      {known ? w.deliveredAt(when(Date.parse(lastDelivery))) : w.notUsed}
    </span>
  );
}

const WhatIsSent = () => (
  <Card name="sent" title={w.whatIsSent}>
    <table class="plain">
      <tbody>
        {w.sent.map(([what, how, at]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{how}</td>
            <td class="muted">{at}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Card>
);
