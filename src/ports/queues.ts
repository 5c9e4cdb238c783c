/** Work for `run`: which slot of which account. Anything else in it is ignored. */
export interface RunMessage {
  readonly accountId: string;
  readonly slot: number;
}

/** Work for `alert`: an outbox entry to pass on, or an incident to tell of. */
export type NotificationMessage =
  | { readonly accountId: string; readonly outboxId: string }
  | { readonly incidentId: string }
  /** A member's mail address that is to be asked; the second id is `addressIdOf`. */
  | { readonly memberId: string; readonly addressId: string };

export interface WorkQueue<Message> {
  /** At least once, not before `delayMs` (0 to 7 days). */
  send(message: Message, delayMs?: number): Promise<void>;
  /** About how many messages lie in its poison queue. */
  poisoned(): Promise<number>;
}
