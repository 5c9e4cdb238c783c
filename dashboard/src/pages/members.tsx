import { useState } from 'preact/hooks';
import { ask, get } from '../api';
import { when } from '../clock';
import { askToConfirm } from '../dialogs';
import { useLoaded } from '../loaded';
import { messageOf } from '../message-of';
import { Card } from '../parts/card';
import { Columns } from '../parts/columns';
import { Heading } from '../parts/heading';
import { Icon } from '../parts/icons';
import { openMenu } from '../parts/menu';
import { Part } from '../parts/part';
import { complain, say } from '../parts/toast';
import type { Invited, Listed, Member } from '../shapes';
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
  const act = async (method: string, path: string, done: string, undo?: () => unknown) => {
    try {
      await ask(method, path);
      say(done, undo);
      members.again();
    } catch (thrown) {
      complain(messageOf(thrown));
    }
  };
  const renew = async (member: Member) => {
    try {
      setLink((await ask<Invited>('POST', `${pathOf(member)}/link`)).body);
      members.again();
    } catch (thrown) {
      complain(messageOf(thrown));
    }
  };
  const suspend = (one: Member) =>
    act('POST', `${pathOf(one)}/suspend`, w.isSuspended(one.name), () => restore(one));
  const restore = (one: Member) => act('POST', `${pathOf(one)}/restore`, w.isRestored(one.name));
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
                    {value.map((member) => (
                      <Row
                        key={member.id}
                        member={member}
                        {...{ renew, suspend, restore, remove }}
                      />
                    ))}
                  </tbody>
                </table>
              )}
            </Part>
          </section>
          <Card name="changes" title={w.changes}>
            <Audit />
          </Card>
        </div>
        <div>
          {link && <OnceLink invited={link} done={() => setLink(undefined)} />}
          <Invite invited={members.again} />
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  readonly member: Member;
  readonly renew: (member: Member) => unknown;
  readonly suspend: (member: Member) => unknown;
  readonly restore: (member: Member) => unknown;
  readonly remove: (member: Member) => unknown;
}

function Row({ member, renew, suspend, restore, remove }: RowProps) {
  const { name, role, accounts, quota, lastSeenAt, state, invitation } = member;
  const suspended = state === 'suspended';
  const seen = lastSeenAt === undefined ? '–' : when(Date.parse(lastSeenAt));
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
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
        {invitation ? w.notOpened(when(Date.parse(invitation.expiresAt))) : seen}
      </td>
      <td>
        <span class="row">
          <button
            type="button"
            class="btn sm"
            onClick={() => (suspended ? restore(member) : suspend(member))}
          >
            {suspended ? w.restore : w.suspend}
          </button>
          <button
            type="button"
            class="btn ic bare sm"
            aria-label={t.actionsFor(name)}
            aria-haspopup="true"
            onClick={(event) =>
              openMenu(event.currentTarget, {
                label: t.actionsFor(name),
                items: [
                  { label: w.newLink, icon: 'link', act: () => renew(member) },
                  { label: m.remove, icon: 'bin', act: () => remove(member) },
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
