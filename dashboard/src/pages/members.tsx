import { useState } from 'preact/hooks';
import { get } from '../api';
import { relative } from '../clock';
import { askFor, askToConfirm } from '../dialogs';
import { overview } from '../feed';
import { nameOf } from '../frame';
import { useLoaded } from '../loaded';
import { orComplain } from '../or-complain';
import { change } from '../patience';
import { Act } from '../parts/act';
import { Columns } from '../parts/columns';
import { Heading } from '../parts/heading';
import { Icon } from '../parts/icons';
import { openMenu } from '../parts/menu';
import { Part } from '../parts/part';
import { Relative } from '../parts/time';
import { say } from '../parts/toast';
import type { Invited, Listed, Member } from '../shapes';
import { useStore } from '../store';
import * as t from '../words/en/first';
import * as w from '../words/en/members';
import * as m from '../words/en/more';
import { Audit } from './members/audit';
import { Invite, OnceLink } from './members/invite';

const pathOf = ({ id }: Member): string => `/api/members/${encodeURIComponent(id)}`;

/** Everybody with a key, who may be let in, and what was changed by whom. */
export function MembersPage() {
  const members = useLoaded(() => get<Listed<Member>>('/api/members'), []);
  const [link, setLink] = useState<Invited>();
  const act = async (
    method: string,
    path: string,
    done: string,
    undo?: () => unknown,
    body?: object,
  ) => {
    await orComplain(async () => {
      await change(method, path, { body });
      say(done, undo);
      members.again();
    });
  };
  const renew = (member: Member) =>
    orComplain(async () => {
      setLink((await change<Invited>('POST', `${pathOf(member)}/link`)).body);
      members.again();
    });
  const suspend = (one: Member) =>
    act('POST', `${pathOf(one)}/suspend`, w.isSuspended(one.name), () => restore(one));
  const restore = (one: Member) => act('POST', `${pathOf(one)}/restore`, w.isRestored(one.name));
  const setQuota = async (one: Member) => {
    const typed = await askFor(one.name, w.quotaText, w.quotaOf, String(one.quota ?? ''));
    if (typed === undefined) return;
    await act('PATCH', pathOf(one), m.saved, undefined, { quota: Number(typed) });
  };
  const remove = (one: Member) =>
    askToConfirm(
      w.removeMember(one.name),
      w.removeMemberText(one.accounts ?? 0),
      one.name,
      () => void act('DELETE', pathOf(one), m.isRemoved(one.name)),
    );
  return (
    <div class="stack wide-gap">
      <div>
        <Heading title={t.members} />
        <p class="muted">{w.membersAbout}</p>
      </div>
      <div class="cols">
        <div>
          <section class="card" aria-label={t.members}>
            <Part of={members}>
              {({ value }) => (
                <table class="plain">
                  <Columns names={[m.name, w.role, t.accounts, w.lastSeen]} actions />
                  <tbody>
                    <OwnRow known={value} />
                    {value.map((member) => (
                      <Row
                        key={member.id}
                        member={member}
                        {...{ renew, suspend, restore, setQuota, remove }}
                      />
                    ))}
                  </tbody>
                </table>
              )}
            </Part>
          </section>
          <Audit />
        </div>
        <div>
          {link && <OnceLink invited={link} done={() => setLink(undefined)} />}
          <Invite invited={members.again} />
        </div>
      </div>
    </div>
  );
}

/** The operator of the deployment is no member: the key is in its settings. */
function OwnRow({ known }: { readonly known: readonly Member[] }) {
  const { me, accounts = [] } = useStore(overview) ?? {};
  if (!me || known.some(({ id }) => id === me.id)) return null;
  return (
    <tr>
      <th scope="row">
        {nameOf(me)} <small class="muted">{w.you}</small>
      </th>
      <td data-l={w.role}>{m.roles[me.role]}</td>
      <td data-l={t.accounts} class="num">
        {accounts.filter(({ owner }) => owner === me.id).length}
      </td>
      <td data-l={w.lastSeen}>{w.now}</td>
      <td />
    </tr>
  );
}

interface RowProps {
  readonly member: Member;
  readonly renew: (member: Member) => unknown;
  readonly suspend: (member: Member) => unknown;
  readonly restore: (member: Member) => unknown;
  readonly setQuota: (member: Member) => unknown;
  readonly remove: (member: Member) => unknown;
}

function Row({ member, renew, suspend, restore, setQuota, remove }: RowProps) {
  const { name, role, accounts, quota, lastSeenAt, state, invitation } = member;
  const suspended = state === 'suspended';
  const mine = member.id === overview.get()?.me.id;
  const [label, act] = suspended
    ? [w.restore, restore]
    : state === 'invited'
      ? [w.newLink, renew]
      : [w.suspend, suspend];
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi> {mine && <small class="muted">{w.you}</small>}
      </th>
      <td data-l={w.role}>
        {m.roles[role]}
        {suspended && (
          <span class="state idle small">
            <Icon name="hold" />
            {w.suspended}
          </span>
        )}
      </td>
      <td data-l={t.accounts} class="num">
        {quota === undefined ? (accounts ?? '–') : m.nOf(accounts ?? 0, quota)}
      </td>
      <td data-l={w.lastSeen}>
        {invitation ? (
          w.notOpened(relative(Date.parse(invitation.expiresAt)))
        ) : mine ? (
          w.now
        ) : lastSeenAt === undefined ? (
          '–'
        ) : (
          <Relative at={Date.parse(lastSeenAt)} />
        )}
      </td>
      <td>
        <span class="row">
          {!mine && (
            <Act class="btn sm" act={() => act(member)}>
              {label}
            </Act>
          )}
          <button
            type="button"
            class="btn ic bare sm"
            aria-label={t.actionsFor(name)}
            aria-haspopup="true"
            onClick={(event) =>
              openMenu(event.currentTarget, {
                label: t.actionsFor(name),
                items: [
                  { label: w.newLink, icon: 'link', changes: true, act: () => renew(member) },
                  ...(role === 'member'
                    ? [
                        {
                          label: w.setQuota,
                          icon: 'edit',
                          changes: true,
                          act: () => setQuota(member),
                        } as const,
                      ]
                    : []),
                  { label: m.remove, icon: 'bin', changes: true, act: () => remove(member) },
                ],
              })
            }
          >
            <Icon name="dots" />
          </button>
        </span>
      </td>
    </tr>
  );
}
