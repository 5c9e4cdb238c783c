import { useEffect } from 'preact/hooks';
import { failure, lookNow, overview } from '../feed';
import { address } from '../navigation';
import { Bones } from '../parts/bones';
import { Heading } from '../parts/heading';
import { Icon } from '../parts/icons';
import type { Overview } from '../shapes';
import { useStore } from '../store';
import { t } from '../words';
import { AccountList } from './accounts/list';
import { Needs } from './accounts/needs';
import { Tools } from './accounts/tools';
import { useShown } from './accounts/shown';
import { statusLine, verdict } from './accounts/verdict';

/** Does anything need me, what do I do, how long does the subscription live: in this order. */
export function AccountsPage() {
  const known = useStore(overview);
  const failed = useStore(failure);
  if (known)
    return known.accounts.length === 0 ? <FirstVisit known={known} /> : <Accounts known={known} />;
  if (!failed) return <Bones />;
  return (
    <div class="empty">
      <p>{failed.message || t.partFailed}</p>
      <button type="button" class="btn" onClick={lookNow}>
        {t.tryAgain}
      </button>
    </div>
  );
}

function Accounts({ known }: { readonly known: Overview }) {
  const { query } = useStore(address);
  const shown = useShown(known, query);
  useEffect(() => void import('./accounts/actions').catch(() => undefined), []);
  return (
    <div class="stack wide-gap">
      <div>
        <Heading title={t.accounts}>{verdict(known)}</Heading>
        <p class="muted">{statusLine(known)}</p>
      </div>
      <Needs known={known} />
      <Tools known={known} shown={shown} query={query} />
      <AccountList known={known} shown={shown} />
    </div>
  );
}

const FirstVisit = ({ known: { me } }: { readonly known: Overview }) => (
  <section class="card">
    <div class="empty">
      <svg class="logo" aria-hidden="true">
        <use href="#i-logo" />
      </svg>
      <Heading title={t.accounts}>{t.noneYet}</Heading>
      {me.role === 'reader' ? (
        <p class="muted">{t.nobodyYet}</p>
      ) : (
        <>
          <p class="muted">{t.noneYetHow}</p>
          <a class="btn pri" href="/add">
            <Icon name="plus" />
            {t.addAccount}
          </a>
        </>
      )}
    </div>
  </section>
);
