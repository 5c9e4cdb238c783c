import * as z from 'zod';
import { linkAnswers } from '../../addresses/answer-link';
import { confirmationStates } from '../../domain/mail-address';

export const confirmInput = z
  .strictObject({
    token: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(512)
      .describe('What follows # in the link'),
    answer: z
      .enum(linkAnswers)
      .optional()
      .describe(
        '`confirm` (default): mail may go there. `stop`: none goes there, and it is not asked again. `look`: only says what it is about',
      ),
  })
  .meta({ id: 'ConfirmInput', examples: [{ token: '0f6e….9a1b…' }] });

export const confirmed = z
  .object({
    email: z.string(),
    member: z.string().describe('The name of whoever named it'),
    state: z
      .enum(['confirmed', ...confirmationStates])
      .describe(
        '`asked`: whoever reads there has not answered. `not-asked`: the link is too old. `stopped`: no mail goes there',
      ),
  })
  .meta({
    id: 'Confirmed',
    examples: [{ email: 'mia@contoso.example', member: 'Mia', state: 'confirmed' }],
  });

/** On an account. */
export const confirmation = z
  .enum(confirmationStates)
  .optional()
  .describe(
    'Why nothing is mailed to `notify.email` and the operator is told instead. `asked`: whoever reads there was mailed a link and has not pressed its button. `not-asked`: no such mail went out, because three had on one day, or it was more than a week ago; naming the address again asks again. `stopped`: whoever reads there wants none. Absent: mail goes there',
  );
