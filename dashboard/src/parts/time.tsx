import { DAY, moment, now, relative, tick, utc } from '../clock';
import { silence } from '../feed';
import { useStore } from '../store';

/** A moment as a person says it, with its UTC time behind it. */
export const Time = ({
  at,
  text = moment(at),
}: {
  readonly at: number;
  readonly text?: string;
}) => (
  <time dateTime={new Date(at).toISOString()} title={utc(at)}>
    {text}
  </time>
);

/** How long ago or until then, up to a day; absolute while the data is stale. Goes on by itself. */
export function Relative({ at }: { readonly at: number }) {
  useStore(tick);
  const near = !silence.get() && Math.abs(at - now()) < DAY;
  return <Time at={at} text={near ? relative(at) : moment(at)} />;
}
