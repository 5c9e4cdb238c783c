/** What a mail is, however it was sent, and what a sender is answered. */
import type { IncomingHttpHeaders } from 'node:http';

export interface ReceivedMail {
  /** The sender's handle on it: SendGrid's `x-message-id`, or the operation's id. */
  readonly id: string;
  /** Addresses of all recipients, separated by a comma and a space. */
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  /** ISO 8601. */
  readonly receivedAt: string;
}

export type SentMail = Omit<ReceivedMail, 'receivedAt'>;

export interface MailRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** Undefined when it was larger than anything that is taken. */
  readonly text: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** A service's way of taking mail: its answer, or undefined for a path that is none of its own. */
export type Dialect = (request: MailRequest, take: (mail: SentMail) => void) => Answer | undefined;

/** Whether a text could be an address. */
export const isAddress = (text: string | undefined): boolean =>
  /^[^\s@]+@[^\s@]+$/.test(text ?? '');
