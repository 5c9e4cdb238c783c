import { HOUR_MS } from '../core/durations';
import type { Call, Reply } from '../core/types';
import type { Tenant } from '../core/tenant';
import { entityType } from '../core/entity-type';
import { directory } from '../core/errors';
import { guidOf } from '../core/ids';
import { many, one, param } from '../core/reply';
import { perTenant } from '../core/tenant';
import { accepts, learn, routesOf } from './define';

/** https://learn.microsoft.com/graph/api/resources/signin */
const signInType = entityType('signIn', {
  writable: {},
  readOnly: [
    'appDisplayName', 'appId', 'appliedConditionalAccessPolicies', 'clientAppUsed', 'conditionalAccessStatus',
    'correlationId', 'createdDateTime', 'deviceDetail', 'ipAddress', 'isInteractive', 'location', 'resourceDisplayName',
    'resourceId', 'riskDetail', 'riskLevelAggregated', 'riskLevelDuringSignIn', 'riskState', 'status',
    'userDisplayName', 'userId', 'userPrincipalName',
  ], // prettier-ignore
});

/** https://learn.microsoft.com/graph/api/resources/directoryaudit */
const auditType = entityType('directoryAudit', {
  writable: {},
  readOnly: [
    'activityDateTime', 'activityDisplayName', 'additionalDetails', 'category', 'correlationId', 'initiatedBy',
    'loggedByService', 'operationType', 'result', 'resultReason', 'targetResources',
  ], // prettier-ignore
});

/** https://learn.microsoft.com/graph/api/resources/userregistrationdetails */
const registrationType = entityType('userRegistrationDetails', {
  writable: {},
  readOnly: [
    'isAdmin', 'isMfaCapable', 'isMfaRegistered', 'isPasswordlessCapable', 'isSsprCapable', 'isSsprEnabled',
    'isSsprRegistered', 'lastUpdatedDateTime', 'methodsRegistered', 'userDisplayName', 'userPrincipalName', 'userType',
  ], // prettier-ignore
});

const SIGN_INS = 16;
const CHANGES = 19;

/** The latest first: every other one is the owner's. */
const signInsOf = perTenant((tenant) =>
  Array.from({ length: SIGN_INS }, (_, age) => {
    const user = tenant.users[age % 2] ?? tenant.owner;
    return {
      id: guidOf(`sign-in ${age} of ${tenant.id}`),
      createdDateTime: new Date(tenant.now() - (age + 1) * HOUR_MS).toISOString(),
      userDisplayName: user.displayName,
      userPrincipalName: user.userPrincipalName,
      userId: user.id,
      appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
      appDisplayName: 'Microsoft Teams',
      ipAddress: '192.0.2.7',
      clientAppUsed: 'Browser',
      correlationId: guidOf(`correlation ${age} of ${tenant.id}`),
      conditionalAccessStatus: 'notApplied',
      isInteractive: true,
      riskDetail: 'none',
      riskLevelAggregated: 'none',
      riskLevelDuringSignIn: 'none',
      riskState: 'none',
      resourceDisplayName: 'Microsoft Graph',
      resourceId: '00000003-0000-0000-c000-000000000000',
      status: { errorCode: 0, failureReason: null, additionalDetails: null },
    };
  }),
);

const changesOf = perTenant((tenant) =>
  Array.from({ length: CHANGES }, (_, age) => ({
    id: `Directory_${guidOf(`change ${age} of ${tenant.id}`)}`,
    category: 'GroupManagement',
    correlationId: guidOf(`cause ${age} of ${tenant.id}`),
    result: 'success',
    resultReason: '',
    activityDisplayName: 'Update group',
    activityDateTime: new Date(tenant.now() - (age + 1) * HOUR_MS).toISOString(),
    loggedByService: 'Core Directory',
    operationType: 'Update',
    initiatedBy: { user: null, app: { displayName: 'Microsoft Teams Services' } },
    targetResources: [],
    additionalDetails: [],
  })),
);

function registrations({ users, owner, now }: Tenant) {
  return users.map((user) => ({
    id: user.id,
    userPrincipalName: user.userPrincipalName,
    userDisplayName: user.displayName,
    userType: 'member',
    isAdmin: user === owner,
    isSsprRegistered: true,
    isSsprEnabled: true,
    isSsprCapable: true,
    isMfaRegistered: true,
    isMfaCapable: true,
    isPasswordlessCapable: false,
    methodsRegistered: ['microsoftAuthenticatorPush'],
    lastUpdatedDateTime: new Date(now() - 24 * HOUR_MS).toISOString(),
  }));
}

const logs = { pageSize: 1000, most: 1000, paging: 'token' } as const;

function listSignIns(call: Call): Reply {
  const items = signInsOf(call.tenant);
  return many(call, { ...logs, type: signInType, fragment: 'auditLogs/signIns', items });
}

function listChanges(call: Call): Reply {
  const items = changesOf(call.tenant);
  return many(call, { ...logs, type: auditType, fragment: 'auditLogs/directoryAudits', items });
}

const REGISTRATIONS = 'reports/authenticationMethods/userRegistrationDetails';

function listRegistrations(call: Call): Reply {
  const items = registrations(call.tenant);
  return many(call, { ...logs, type: registrationType, fragment: REGISTRATIONS, items });
}

function getRegistration(call: Call): Reply {
  const id = param(call, 'registration-id');
  const found = registrations(call.tenant).find((each) => each.id === id.toLowerCase());
  if (!found) throw directory.notFound(id);
  return one(call, { type: registrationType, fragment: REGISTRATIONS }, found);
}

const read = accepts('AuditLog.Read.All', 'AuditLog.Read.All');
const readChanges = accepts(
  'AuditLog.Read.All Directory.Read.All',
  'AuditLog.Read.All Directory.Read.All',
);

export const auditRoutes = routesOf(directory, [
  {
    method: 'GET',
    path: '/auditLogs/signIns',
    page: learn('signin-list'),
    ...read,
    handle: listSignIns,
  },
  {
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    page: learn('directoryaudit-list'),
    ...readChanges,
    handle: listChanges,
  },
  {
    method: 'GET',
    path: '/reports/authenticationMethods/userRegistrationDetails',
    page: learn('authenticationmethodsroot-list-userregistrationdetails'),
    ...read,
    handle: listRegistrations,
  },
  {
    method: 'GET',
    path: '/reports/authenticationMethods/userRegistrationDetails/{registration-id}',
    page: learn('userregistrationdetails-get'),
    ...read,
    handle: getRegistration,
  },
]);
