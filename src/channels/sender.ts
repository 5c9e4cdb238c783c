import { refusalOf, TargetRefused } from '../network/targets';
import { WireError } from '../network/wire-error';
import type { ChannelSender, Delivery } from '../ports';
import type { Parts } from './define';
import { channelKind } from './index';
import type { Outside } from './outside';

/** Sends by channels of every kind. Whatever goes wrong is an answer, and none holds a secret. */
export const createSender = (outside: Outside): ChannelSender => ({
  async send({ kind: name, ...given }, message) {
    const kind = channelKind(name);
    if (!kind) return NOT_CONFIGURED;
    try {
      return withoutSecrets(await kind.send(outside, given, message), given.parts);
    } catch (thrown) {
      return failed(thrown);
    }
  },

  async check(name, facts, given) {
    for (const [pointer, url] of channelKind(name)?.addresses(facts, given) ?? []) {
      const reason = await refusalOf(outside, url);
      if (reason !== undefined) return { pointer, reason };
    }
    return undefined;
  },
});

const NOT_CONFIGURED: Delivery = {
  delivered: false,
  permanent: true,
  code: 'channel-not-configured',
};

function failed(thrown: unknown): Delivery {
  if (thrown instanceof TargetRefused) {
    const error = `The address ${thrown.reason}.`;
    return { delivered: false, permanent: true, code: 'target-refused', error };
  }
  if (!(thrown instanceof WireError)) throw thrown;
  return {
    delivered: false,
    permanent: false,
    code: 'channel-unreachable',
    error: sentences[thrown.code],
  };
}

const sentences: Readonly<Record<WireError['code'], string>> = {
  dns: 'Its name could not be resolved.',
  refused: 'It refuses connections.',
  reset: 'It broke the connection off.',
  tls: 'Its TLS certificate is not valid, or it does not speak TLS.',
  proxy: 'The proxy did not let it through.',
  timeout: 'It did not answer in time.',
  deadline: 'It did not answer in time.',
  'body-too-large': 'Its answer is too large.',
};

/** A far end may repeat what it was sent. */
function withoutSecrets(delivery: Delivery, parts: Parts): Delivery {
  if (delivery.delivered || delivery.error === undefined) return delivery;
  const error = Object.values(parts).reduce(
    (text, secret) => text.replaceAll(secret, '…'),
    delivery.error,
  );
  return { ...delivery, error };
}
