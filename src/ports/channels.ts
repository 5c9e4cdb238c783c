/** The ways in which somebody is told. */
import type { Severity } from '../domain/severity';

export interface Mail {
  /** The same for every try at the same notice. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type DeliveryCode =
  | 'mail-key-refused'
  | 'mail-credits-spent'
  | 'mail-sender-refused'
  /** One recipient's fault: the channel works for others. */
  | 'mail-recipient-refused'
  /** For another reason than those. */
  | 'mail-refused'
  | 'mail-unreachable'
  | 'mail-not-configured'
  | 'channel-refused'
  | 'channel-unreachable'
  | 'channel-not-configured'
  /** The address is one that nothing is sent to. */
  | 'target-refused';

export type Delivery =
  | { readonly delivered: true; readonly status?: number | undefined }
  /** `permanent`: trying again cannot help until somebody changes something. */
  | {
      readonly delivered: false;
      readonly permanent: boolean;
      readonly code: DeliveryCode;
      readonly status?: number | undefined;
      /** What the far end says of it, cut. Holds no secret. */
      readonly error?: string | undefined;
      /** The far end asks not to be asked again before (milliseconds since the epoch). */
      readonly notBefore?: number | undefined;
    };

export interface Mailer {
  send(mail: Mail): Promise<Delivery>;
}

/** What a channel is to say, in every form that one may need. */
export interface Message extends Omit<Mail, 'to'> {
  /** What sort of news it is, for programs. */
  readonly type: string;
  /** When it happened (milliseconds since the epoch). */
  readonly at: number;
  readonly severity: Severity;
  /** The same as the text, for programs. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A channel with the values of its secret parts. */
export interface OpenChannel {
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** JSON pointer → value. */
  readonly parts: Readonly<Record<string, string>>;
  /** Whom to, where the channel leads to several: a mail address. */
  readonly to: string;
}

export interface ChannelSender {
  /** One try. Throws nothing for what the far end or the network does. */
  send(channel: OpenChannel, message: Message): Promise<Delivery>;
  /** The first of the addresses that it would send to which nothing may be sent to. */
  check(
    kind: string,
    facts: OpenChannel['facts'],
    parts: OpenChannel['parts'],
  ): Promise<{ readonly pointer: string; readonly reason: string } | undefined>;
}

/** An outside watch that raises the alarm when nothing calls it any more. */
export interface DeadMan {
  /** One call, within 5 s. Answers the code of what went wrong; throws nothing for what the far end or the network does. */
  ping(url: string): Promise<string | undefined>;
  /** Why an address may not be called, where it may not. */
  check(url: string): Promise<string | undefined>;
}
