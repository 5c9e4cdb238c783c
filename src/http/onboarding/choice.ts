import type { Capabilities, SelectionInput } from '../../accounts/resolve';
import { resolveSelection } from '../../accounts/resolve';
import { presetNames } from '../../domain/account';
import type { Preset, Selection } from '../../domain/account';
import { modesOf } from '../../domain/onboarding';
import type { OnboardingMode } from '../../domain/onboarding';

const isPreset = (text: string): text is Preset => presetNames.some((name) => name === text);

/** What is chosen, held against the mode that comes first. Throws `Refusal`. */
export function choiceOf(
  capabilities: Capabilities,
  mode: OnboardingMode,
  given: Preset | SelectionInput,
): Selection {
  const [first = 'application'] = modesOf(mode);
  return resolveSelection(
    capabilities,
    first,
    typeof given === 'string' ? { preset: given } : given,
  );
}

/** The same of a query's text. */
export function choiceIn(
  capabilities: Capabilities,
  mode: OnboardingMode,
  text: string,
): Selection {
  if (isPreset(text)) return choiceOf(capabilities, mode, text);
  const names = text.split(',');
  return choiceOf(capabilities, mode, { always: names, random: names });
}
