import * as z from 'zod';
import { compact } from '../../../compact';
import type { DigestTime } from '../../../domain/digest';
import { weekdays } from '../../../domain/local-time';
import type { QuietHours } from '../../../domain/quiet-hours';
import type {
  InstallationSettings,
  PauseThreshold,
  Retention,
  StoredChannel,
} from '../../../domain/settings';
import type { Shape } from './shape';
import { count, language, severity, textByName, texts } from './shape';

const quiet = z.looseObject({
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
} satisfies Shape<QuietHours>);

const channel = z.looseObject({
  facts: z.record(z.string(), z.unknown()),
  target: z.string().optional(),
  secrets: textByName,
  least: severity,
  quiet: quiet.optional(),
  language: language.optional(),
} satisfies Shape<StoredChannel>);

/** Each setting by itself: one that is damaged takes none of the others along. */
const settingsShape = {
  revision: count,
  notice: z.string().optional(),
  language,
  quiet: quiet.optional(),
  retention: z.looseObject({
    days: count,
    runs: count,
    history: count,
    statistics: count,
    audit: count,
  } satisfies Shape<Retention>),
  threshold: z.looseObject({
    share: z.number(),
    runs: count,
  } satisfies Shape<PauseThreshold>),
  allowedDomains: texts,
  digest: z
    .looseObject({
      day: z.enum(weekdays),
      at: z.string(),
      timeZone: z.string(),
    } satisfies Shape<DigestTime>)
    .optional(),
  deadMan: z.looseObject({ host: z.string(), secret: z.string() }).optional(),
  channels: z.record(z.string(), channel),
} satisfies Shape<InstallationSettings>;

export const settings: z.ZodType<InstallationSettings> = z.looseObject(settingsShape);

const anyDocument = z.record(z.string(), z.unknown()).catch({});

/** What can still be read of settings that are damaged, each channel by itself. */
export function settingsLeft(document: unknown): Partial<InstallationSettings> {
  const given = anyDocument.parse(document);
  const { channels: all, ...shape } = settingsShape;
  const left = readableOf(given, (name) => shape[name as keyof typeof shape]);
  const channels = readableOf(anyDocument.parse(given['channels']), () => channel);
  const some = Object.keys(channels).length > 0;
  return { ...left, ...compact({ channels: some ? all.parse(channels) : undefined }) };
}

const readableOf = (
  given: Readonly<Record<string, unknown>>,
  schemaOf: (name: string) => z.ZodType | undefined,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).filter(([name, value]) => schemaOf(name)?.safeParse(value).success),
  );
