import { now, span } from './clock';
import { Strip } from './banner';
import type { Health } from './shapes';
import * as t from './words/en/first';
import * as w from './words/en/notices';

/** What there is to know about the installation, one at a time: scheduler late, settings wrong, simulator, notice. */
export function Notices({
  health: { lastTick, status, configuration = [], simulator },
  notice,
}: {
  readonly health: Health;
  readonly notice: string | undefined;
}) {
  if (status === 'degraded' && lastTick)
    return <Strip icon="part" tone="warn" lead={w.late(span(now() - Date.parse(lastTick.at)))} />;
  if (configuration.length > 0)
    return (
      <Strip
        icon="part"
        tone="warn"
        lead={w.settingsWrong(configuration.map(({ setting }) => setting).join(t.separator))}
      />
    );
  if (simulator !== undefined) return <Simulated at={simulator} />;
  return notice ? (
    <Strip icon="bell" lead={w.notice}>
      {linked(notice)}
    </Strip>
  ) : null;
}

const Simulated = ({ at }: { readonly at: string }) => (
  <Strip icon="shield" lead={t.simulator}>
    <span>{w.simulatorSays}</span>
    <span class="row">
      <a href={`${at}/__sim/mailbox`} target="_blank" rel="noreferrer">
        {w.mailbox}
      </a>
      <a href={`${at}/__sim/leftovers`} target="_blank" rel="noreferrer">
        {w.leftovers}
      </a>
    </span>
  </Strip>
);

/** Addresses in the operator's notice become links; everything else of it stays text. */
const linked = (text: string) => (
  <span>
    {text.split(/(https:\/\/[^\s<>"]+)/).map((part, n) =>
      n % 2 === 1 ? (
        <a key={n} href={part} rel="noreferrer">
          {part}
        </a>
      ) : (
        part
      ),
    )}
  </span>
);
