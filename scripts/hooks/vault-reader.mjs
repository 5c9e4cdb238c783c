import { createHash } from 'node:crypto';
import { reason } from './arm.mjs';

const SECRETS_USER = '4633458b-17de-408a-b874-0445c86b69e6';
const VERSION = '2022-04-01';

/**
 * Lets a person read the vault, to fetch the operator key. Answers a line when that did not work; that the role is held
 * already, by whomever it was given, is as good.
 */
export async function letReadVault(arm, { subscription, vault, person }) {
  const name = uuidOf(`${vault} ${person} ${SECRETS_USER}`);
  const answer = await arm.put(
    `${vault}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    VERSION,
    {
      properties: {
        roleDefinitionId: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${SECRETS_USER}`,
        principalId: person,
      },
    },
  );
  const held = answer.body.error?.code === 'RoleAssignmentExists';
  return held || answer.status === 200 || answer.status === 201
    ? undefined
    : `You could not be given Key Vault Secrets User on the vault (${reason(answer)}): ask an owner of the group.`;
}

/** The same id each time, so that asking twice makes one assignment (a version 8 UUID, RFC 9562). */
function uuidOf(text) {
  const digest = createHash('sha256').update(text).digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
