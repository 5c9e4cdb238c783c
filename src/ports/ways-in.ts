/** Sign-ins and onboardings that are under way. */
import type { Onboarding } from '../domain/onboarding';
import type { Versioned } from './storage';

/** Something that is remembered for minutes, is used once, and then is gone. */
export interface OneTimeEntry {
  /** SHA-256, hexadecimal, of what its holder has to show. What is shown is never kept. */
  readonly key: string;
  readonly content: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** What a sign-in that is under way needs to go on. */
export interface OneTimeStore {
  insert(entry: OneTimeEntry): Promise<void>;
  /** The entry, which stays. */
  get(key: string): Promise<OneTimeEntry | undefined>;
  /** Removes the entry. False when there is none any more: of two who take it, one has it. */
  take(key: string): Promise<boolean>;
  /** Removes what has expired before a time; answers how many. */
  prune(before: number): Promise<number>;
}

/** Tenants on their way in: few, and each for days. */
export interface OnboardingStore {
  insert(onboarding: Onboarding): Promise<void>;
  get(id: string): Promise<Versioned<Onboarding> | undefined>;
  list(): Promise<readonly Onboarding[]>;
  replace(previous: Versioned<Onboarding>, next: Onboarding): Promise<'done' | 'conflict'>;
  /** Harmless when there is none. */
  remove(id: string): Promise<void>;
}
