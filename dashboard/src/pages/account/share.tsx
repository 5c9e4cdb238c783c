import { useState } from 'preact/hooks';
import { pathOf } from '../../account-actions';
import { refresh } from '../../refresh';
import { when } from '../../clock';
import { change } from '../../patience';
import { Act } from '../../parts/act';
import { Once } from '../../parts/once';
import { Card } from '../../parts/card';
import { say } from '../../parts/toast';
import { Refused, useSending } from '../../sending';
import type { Account, Shared as Link } from '../../shapes';
import * as w from '../../words/en/account';
import type { Shared } from './shared';

type Shown = Link['shows'][number];
const fields: readonly Shown[] = ['name', 'tenant', 'user'];

/** A link and a badge for whoever has them: off until somebody makes them. */
export function ShareCard({ account, mayChange }: Shared) {
  const [since, setSince] = useState<Account['share']>(account.share);
  const [shows, setShows] = useState<readonly Shown[]>(account.share?.shows ?? []);
  const [link, setLink] = useState<Link>();
  const form = useSending();
  if (!mayChange) return null;
  const path = `${pathOf(account)}/share`;
  const make = () =>
    form.send(async () => {
      const { body } = await change<Link>('POST', path, { body: { shows } });
      setLink(body);
      setSince({ shows: body.shows, since: body.since });
      await refresh(account);
    });
  const revoke = () =>
    form.send(async () => {
      await change('DELETE', path);
      setLink(undefined);
      setSince(undefined);
      say(w.shareRevoked);
      await refresh(account);
    });
  return (
    <Card name="share" title={w.share}>
      <div class="in stack">
        <p class="muted">{since ? w.sharedSince(when(Date.parse(since.since))) : w.shareOff}</p>
        <fieldset class="stack">
          <legend class="small">{w.shareShows}</legend>
          {fields.map((field) => (
            <label key={field} class="row">
              <input
                type="checkbox"
                checked={shows.includes(field)}
                onChange={({ currentTarget: { checked } }) =>
                  setShows(fields.filter((one) => (one === field ? checked : shows.includes(one))))
                }
              />
              {w.shareFields[field]}
            </label>
          ))}
        </fieldset>
        <Refused problem={form.problem} />
        {link && <Once about={w.shareOnce} texts={[link.link, link.badge]} />}
        <div class="row">
          <Act class="btn sm" act={make}>
            {since ? w.shareAnew : w.shareMake}
          </Act>
          {since && (
            <Act class="btn sm bare" act={revoke}>
              {w.shareRevoke}
            </Act>
          )}
        </div>
      </div>
    </Card>
  );
}
