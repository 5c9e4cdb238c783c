import { grammarOf } from '@perennial/checks';
import { operations } from './operations';

/** The words for calls, over what Microsoft publishes of the operations in use. */
export const { get, list, post, patch, put, del } = grammarOf(operations);
