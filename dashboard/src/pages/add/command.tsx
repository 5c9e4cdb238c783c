import { copyText } from '../../parts/toast';
import * as w from '../../words/en/doors';
import * as m from '../../words/en/more';

/** What one types where Azure CLI is: the addresses are the reader's own. */
export function Command() {
  const tenant = 'contoso.onmicrosoft.com';
  const lines = [
    `az login --tenant ${tenant} --allow-no-subscriptions`,
    `npm run setup-tenant -- --tenant ${tenant} --user adele@${tenant} --for ${location.origin}`,
  ];
  return (
    <section class="card">
      <div class="in stack">
        <p>{w.commandHow}</p>
        {lines.map((line) => (
          <div key={line} class="secret">
            <code class="tag">{line}</code>
            <button type="button" class="btn" onClick={() => copyText(line)}>
              {m.copy}
            </button>
          </div>
        ))}
      </div>
    </section>
  );
}
