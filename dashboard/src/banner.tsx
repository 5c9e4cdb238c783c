import type { ComponentChildren } from 'preact';
import { hours, span, tick } from './clock';
import { lookNow, overview, silence } from './feed';
import { health } from './health';
import { Icon } from './parts/icons';
import type { IconName } from './parts/icons';
import { fromRest, nothing } from './rest';
import { useStore } from './store';
import * as t from './words/en/first';

const Notices = fromRest((rest) => rest.Notices, nothing);

/** One at a time, the first that holds: no answer, scheduler late, settings wrong, simulator, notice. */
export function Banner() {
  const silent = useStore(silence);
  const known = useStore(health);
  const notice = useStore(overview)?.notice;
  useStore(tick);
  if (silent)
    return (
      <Strip icon="part" tone="warn" lead={t.noAnswer(hours(silent.since))}>
        <Silent nextTry={silent.nextTry} />
      </Strip>
    );
  if (!known) return null;
  const { status, configuration = [], simulator } = known;
  return status === 'degraded' || configuration.length > 0 || simulator !== undefined || notice ? (
    <Notices health={known} notice={notice} />
  ) : null;
}

export function Strip({
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
