// Before the package is copied: a role that was given a moment ago is not in force everywhere yet, and the copy would end
// with 403. Azure says up to ten minutes and mostly needs less than five:
// https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#symptom---role-assignment-changes-are-not-being-detected
import { setTimeout as sleep } from 'node:timers/promises';
import { resourceManager } from './arm.mjs';
import { required } from './required.mjs';

const SPREAD_MS = Number(process.env.PERENNIAL_ROLE_SPREAD_MS ?? 300_000);
const MS_PER_SECOND = 1000;

const subscription = required('AZURE_SUBSCRIPTION_ID');
const group = required('AZURE_RESOURCE_GROUP');
const storage = required('AZURE_STORAGE_NAME');
const identity = required('SERVICE_APP_PRINCIPAL_ID');

const account = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Storage/storageAccounts/${storage}`;
const filter = encodeURIComponent(`principalId eq '${identity}'`);
const { body } = await resourceManager().get(
  `${account}/providers/Microsoft.Authorization/roleAssignments?$filter=${filter}`,
  '2022-04-01',
);
const given = (body.value ?? []).map(({ properties }) => Date.parse(properties.createdOn));
// Never longer, however far the clock here is behind Azure's.
const wait = Math.min(SPREAD_MS, Math.max(0, ...given) + SPREAD_MS - Date.now());
if (wait > 0) {
  console.log(
    `The app’s roles are new: waiting ${Math.ceil(wait / MS_PER_SECOND)} s until they are in force.`,
  );
  await sleep(wait);
}
