import type { NotificationMessage } from '../ports';
import type { Services } from '../services';
import { isDue } from '../domain/incident';
import { askAddress } from './ask-address';
import { fileNotice } from './file-notice';
import { announce, tellIncident } from './tell-incident';

/**
 * What a message about a notice leads to: the notice is filed under its incidents, and those are told of
 * which it is time to tell; the others get a message for their time.
 */
export async function deliverNotification(
  services: Services,
  message: NotificationMessage,
): Promise<void> {
  if ('incidentId' in message) return tellIncident(services, message.incidentId);
  if ('memberId' in message) return askAddress(services, message);
  for (const incident of await fileNotice(services, message)) {
    if (isDue(incident, services.clock())) await tellIncident(services, incident.id);
    // Further news wait for the same mail.
    else if (incident.news.length === 1) await announce(services, incident);
  }
}
