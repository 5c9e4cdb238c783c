import { useState } from 'preact/hooks';
import type { Problem } from '../../api';
import { when } from '../../clock';
import { messageOf } from '../../message-of';
import { change } from '../../patience';
import { Act } from '../../parts/act';
import { Form } from '../../parts/form';
import { Once } from '../../parts/once';
import { Card } from '../../parts/card';
import { Choice, TextField } from '../../parts/field';
import type { Invited } from '../../shapes';
import * as w from '../../words/en/members';
import * as m from '../../words/en/more';

/** Lets somebody in: by a link that works once. */
export function Invite({ invited }: { readonly invited: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Invited['role']>('member');
  const [quota, setQuota] = useState('5');
  const [link, setLink] = useState<Invited>();
  const [error, setError] = useState<string>();
  const send = async () => {
    try {
      const body = {
        name: name.trim(),
        role,
        quota: role === 'member' ? Number(quota) : undefined,
      };
      setLink((await change<Invited>('POST', '/api/members', { body })).body);
      setName('');
      setError(undefined);
      invited();
    } catch (thrown) {
      setError((thrown as Problem).errors[0]?.message ?? messageOf(thrown));
    }
  };
  return (
    <>
      {link && <OnceLink invited={link} done={() => setLink(undefined)} />}
      <Card name="invite" title={w.invite}>
        <Form class="in form" send={() => void send()}>
          <TextField id="member-name" label={m.name} error={error} value={name} input={setName} />
          <Choice
            name="role"
            legend={w.may}
            chosen={role}
            options={(['member', 'reader', 'operator'] as const).map(
              (each) => [each, w.mayDo[each], w.mayAbout[each]] as const,
            )}
            choose={setRole}
          />
          {role === 'member' && (
            <TextField id="quota" label={w.quotaOf} value={quota} input={setQuota} />
          )}
          <Act class="btn pri">{w.makeLink}</Act>
        </Form>
      </Card>
    </>
  );
}

/** The link, this once. */
export const OnceLink = ({
  invited,
  done,
}: {
  readonly invited: Invited;
  readonly done: () => void;
}) => {
  // The link may name another address of ours than the one that is open here.
  const link = new URL(new URL(invited.link).hash, new URL('/join', location.href)).href;
  return (
    <Once about={w.linkFor(invited.name, when(Date.parse(invited.expiresAt)))} texts={[link]}>
      <div class="row">
        <button type="button" class="btn sm bare" onClick={done}>
          {m.done}
        </button>
      </div>
    </Once>
  );
};
