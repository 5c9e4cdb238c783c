import type { ChannelSender, Mailer } from '../../src/ports';

/** Channels of an installation that has mail alone, by this sender. */
export const mailOnly = (mailer: Mailer): ChannelSender => ({
  send: ({ to }, message) => mailer.send({ ...message, to }),
  check: () => Promise.resolve(undefined),
});
