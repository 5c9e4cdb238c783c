import { Heading } from '../../parts/heading';
import { Icon } from '../../parts/icons';
import type { Me } from '../../shapes';
import * as t from '../../words/en/first';
import * as m from '../../words/en/more';

/** No account yet: what it takes, and the ways to one. */
export const FirstVisit = ({ me: { role } }: { readonly me: Me }) => (
  <section class="card">
    <div class="empty">
      <Icon name="logo" />
      <Heading title={t.accounts}>{m.noneYet}</Heading>
      <p class="muted">{role === 'reader' ? m.nobodyYet : m.noneYetHow}</p>
      <div class="row">
        {role !== 'reader' && (
          <a class="btn pri" href="/add">
            <Icon name="plus" />
            {t.addAccount}
          </a>
        )}
        {role === 'operator' && (
          <a class="btn" href="/system#transfer">
            {m.importAccounts}
          </a>
        )}
      </div>
    </div>
  </section>
);
