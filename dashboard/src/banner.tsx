import type { ComponentChildren } from 'preact';
import { hours, now, span, tick } from './clock';
import { lookNow, overview, silence } from './feed';
import { health } from './health';
import { Icon } from './parts/icons';
import type { IconName } from './parts/icons';
import { useStore } from './store';
import { t } from './words';

/** One at a time, the first that holds: no answer, scheduler late, settings wrong, simulator, notice. */
export function Banner() {
  const silent = useStore(silence);
  const known = useStore(health);
  const notice = useStore(overview)?.notice;
  useStore(tick);
  if (silent)
    return (
      <Strip icon="part" tone="warn" lead={t.noAnswer(hours(silent.since))}>
        {<Silent nextTry={silent.nextTry} />}
      </Strip>
    );
  if (!known) return null;
  const { lastTick, status, configuration = [], simulator } = known;
  if (status === 'degraded' && lastTick)
    return <Strip icon="part" tone="warn" lead={t.late(span(now() - Date.parse(lastTick.at)))} />;
  if (configuration.length > 0)
    return (
      <Strip
        icon="part"
        tone="warn"
        lead={t.settingsWrong(configuration.map(({ setting }) => setting).join(t.separator))}
      />
    );
  if (simulator !== undefined) return <Simulated at={simulator} />;
  return notice ? (
    <Strip icon="bell" lead={t.notice}>
      {linked(notice)}
    </Strip>
  ) : null;
}

function Strip({
  icon,
  lead,
  tone = '',
  children,
}: {
  readonly icon: IconName;
  readonly lead: string;
  readonly tone?: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <section class={`strip-note ${tone}`} aria-label={lead}>
      <div>
        <Icon name={icon} />
        <span>
          <b>{lead}</b>
        </span>
        {children}
      </div>
    </section>
  );
}

const Silent = ({ nextTry }: { readonly nextTry: number }) => (
  <>
    <span>{t.knownThen(span(Math.max(0, nextTry - Date.now())))}</span>
    <button type="button" class="btn sm" onClick={lookNow}>
      {t.tryNow}
    </button>
  </>
);

const Simulated = ({ at }: { readonly at: string }) => (
  <Strip icon="shield" lead={t.simulator}>
    <span>{t.simulatorSays}</span>
    <span class="row">
      <a href={`${at}/__sim/mailbox`} target="_blank" rel="noreferrer">
        {t.mailbox}
      </a>
      <a href={`${at}/__sim/leftovers`} target="_blank" rel="noreferrer">
        {t.leftovers}
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
