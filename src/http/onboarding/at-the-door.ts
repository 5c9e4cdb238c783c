import type { Language } from '../../domain/language';
import { tell } from '../../failures/doors';
import { DoorProblem } from '../../onboarding/door-problem';
import { HttpProblem } from '../problem';
import type { ApiRequest } from '../request';
import { languageOf } from '../language';

/** Does it; a case of the doors becomes a problem in the language of whoever asks. */
export async function atTheDoor<T>(request: ApiRequest, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    if (!(thrown instanceof DoorProblem)) throw thrown;
    throw problemOf(thrown, languageOf(request));
  }
}

function problemOf({ code, field, facts }: DoorProblem, language: Language): HttpProblem {
  const { title, cause, fix } = tell(code, language, facts);
  return new HttpProblem(422, code, `${title}. ${cause} ${fix}`, {
    errors: [{ field, message: cause }],
  });
}
