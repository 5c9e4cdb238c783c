/**
 * What Azure takes for a name, by type; of a nested type, for its last part
 * (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules).
 */
const NAMES = {
  'Microsoft.Authorization/roleAssignments':
    /^([0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|\[guid\(.*\)\])$/,
  'Microsoft.Communication/communicationServices': /^[0-9A-Za-z-]{1,63}$/,
  'Microsoft.Communication/emailServices': /^[0-9A-Za-z-]{1,63}$/,
  'Microsoft.Communication/emailServices/domains': /^AzureManagedDomain$/,
  'Microsoft.Consumption/budgets': /^[\w-]{1,63}$/,
  'Microsoft.Insights/actionGroups': /^[^:<>+/&%\\?|]{1,259}[^:<>+/&%\\?| .]$/,
  'Microsoft.Insights/components': /^[^%&\\?/]{0,259}[^%&\\?/ .]$/,
  'Microsoft.Insights/diagnosticSettings': /^[^*<>%:&\\?+/]{1,260}$/,
  'Microsoft.Insights/scheduledQueryRules': /^[^*<>%{}&:\\?/#|]{0,259}[^*<>%{}&:\\?/#| .]$/,
  'Microsoft.KeyVault/vaults': /^(?!.*--)[A-Za-z][0-9A-Za-z-]{1,22}[0-9A-Za-z]$/,
  'Microsoft.KeyVault/vaults/secrets': /^[0-9A-Za-z-]{1,127}$/,
  'Microsoft.ManagedIdentity/userAssignedIdentities': /^[0-9A-Za-z][\w-]{2,127}$/,
  'Microsoft.OperationalInsights/workspaces': /^[0-9A-Za-z][0-9A-Za-z-]{2,61}[0-9A-Za-z]$/,
  'Microsoft.Resources/resourceGroups': /^[\w.()-]{0,89}[\w()-]$/,
  'Microsoft.Storage/storageAccounts': /^[a-z0-9]{3,24}$/,
  'Microsoft.Storage/storageAccounts/blobServices': /^default$/,
  'Microsoft.Storage/storageAccounts/blobServices/containers':
    /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  'Microsoft.Storage/storageAccounts/queueServices': /^default$/,
  'Microsoft.Storage/storageAccounts/queueServices/queues':
    /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  'Microsoft.Storage/storageAccounts/tableServices': /^default$/,
  'Microsoft.Storage/storageAccounts/tableServices/tables': /^[A-Za-z][0-9A-Za-z]{2,62}$/,
  'Microsoft.Web/serverfarms': /^[0-9A-Za-z-]{1,60}$/,
  'Microsoft.Web/sites': /^[0-9A-Za-z][0-9A-Za-z-]{0,58}[0-9A-Za-z]$/,
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': /^(ftp|scm)$/,
  'Microsoft.Web/sites/config': /^authsettingsV2$/,
  'Microsoft.Web/sites/extensions': /^onedeploy$/,
};

/** Of these there is one of a name in all of Azure. */
const WORLDWIDE = [
  'Microsoft.Communication/communicationServices',
  'Microsoft.Communication/emailServices',
  'Microsoft.KeyVault/vaults',
  'Microsoft.Storage/storageAccounts',
  'Microsoft.Web/sites',
];

/** Only Azure knows whether a secure parameter is empty; anything else that is conditional must be decided by now. */
const CONDITIONAL = ['Microsoft.KeyVault/vaults/secrets'];

/** Names that Azure would refuse, that two resources share, or that two installations share where they may not. */
export function nameProblems(plans) {
  const worldwide = plans.flatMap(({ resources }) =>
    resources
      .filter(({ type }) => WORLDWIDE.includes(type))
      .map(({ type, name }) => `${type} ${name}`),
  );
  return [
    ...plans.flatMap(({ resources }) => resources.flatMap(resourceProblems)),
    ...plans.flatMap(({ resources }) => twice(resources.map(({ id }) => id))),
    ...twice(worldwide),
  ];
}

function resourceProblems({ type, name, condition }) {
  const own = name.startsWith('[') ? name : name.split('/').at(-1);
  const problems = [];
  if (!NAMES[type]) problems.push(`there is no rule for names of ${type}`);
  else if (!NAMES[type].test(own))
    problems.push(`Azure does not take ${own} for a name of ${type}`);
  if (condition !== undefined && !CONDITIONAL.includes(type)) {
    problems.push(`whether there is ${type} ${own} cannot be told before the deployment`);
  }
  return problems;
}

const twice = (names) =>
  names
    .filter((name, index) => names.indexOf(name) < index)
    .map((name) => `${name} is there twice`);
