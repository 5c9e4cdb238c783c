import { QueueServiceClient } from '@azure/storage-queue';

type Environment = Readonly<Record<string, string | undefined>>;
const STORAGE = 'https://storage.azure.com';
const MS_PER_SECOND = 1000;

/**
 * The queue service behind a trigger's `connection`: a connection string, or the address in its part `__queueServiceUri`, which is
 * then reached as the managed identity.
 * https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger#connections
 */
export function openQueueService(environment: Environment, setting: string): QueueServiceClient {
  const connectionString = environment[setting];
  if (connectionString) return QueueServiceClient.fromConnectionString(connectionString);
  const address = environment[`${setting}__queueServiceUri`];
  if (address) return new QueueServiceClient(address, managedIdentity(environment));
  throw new Error(`The setting "${setting}", which a trigger connects with, is missing.`);
}

/** https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference */
function managedIdentity(environment: Environment) {
  const { IDENTITY_ENDPOINT = '', IDENTITY_HEADER = '' } = environment;
  return {
    async getToken() {
      const address = `${IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=${STORAGE}`;
      const response = await fetch(address, { headers: { 'x-identity-header': IDENTITY_HEADER } });
      if (!response.ok) throw new Error(`The identity endpoint answered ${response.status}.`);
      const answer = (await response.json()) as { access_token: string; expires_on: string };
      const expiresOnTimestamp = Number(answer.expires_on) * MS_PER_SECOND;
      return { token: answer.access_token, expiresOnTimestamp };
    },
  };
}
