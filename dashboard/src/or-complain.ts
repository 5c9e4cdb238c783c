import { messageOf } from './message-of';
import { complain } from './parts/toast';

/** Does it, and says why it did not go through; `whose`: the name of what it was about. Answers whether it did. */
export async function orComplain(work: () => Promise<unknown>, whose?: string): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (thrown) {
    complain(whose === undefined ? messageOf(thrown) : `${whose}: ${messageOf(thrown)}`);
    return false;
  }
}
