// What `azd up` deploys: a resource group of its own, and the app in it.
// Written without the newest syntax (spread, extensions, resource-derived types), so that other parsers read it.
targetScope = 'subscription'

@description('Name of this installation. Part of the names and tags of everything deployed.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region for everything. Only regions that offer the Flex Consumption plan (az functionapp list-flexconsumption-locations).')
@allowed([
  'australiaeast'
  'australiasoutheast'
  'brazilsouth'
  'canadacentral'
  'centralindia'
  'centralus'
  'eastasia'
  'eastus'
  'eastus2'
  'francecentral'
  'germanywestcentral'
  'italynorth'
  'japaneast'
  'koreacentral'
  'northcentralus'
  'northeurope'
  'norwayeast'
  'southafricanorth'
  'southcentralus'
  'southeastasia'
  'southindia'
  'spaincentral'
  'swedencentral'
  'uaenorth'
  'uksouth'
  'ukwest'
  'westcentralus'
  'westeurope'
  'westus'
  'westus2'
  'westus3'
])
@metadata({ azd: { type: 'location' } })
param location string

@description('Makes the names differ from those of an earlier deployment under the same name. A deleted Key Vault keeps its name for seven days, so a new deployment needs a new salt; the azd hooks draw one.')
@maxLength(32)
param nameSalt string = ''

@description('Where alerts, budget notices and Perennial’s own notices go.')
@minLength(6)
@maxLength(254)
param alertEmail string

@description('Who may read the operator key in the vault: the object id of a user, group or service principal. Empty for nobody.')
@maxLength(36)
param principalId string = deployer().objectId

@description('What principalId is.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string = 'User'

@description('Sender of notices: an address that is verified with SendGrid. Without it (or without the key) Perennial sends no mail, and says so in /api/health.')
@maxLength(254)
param mailFrom string = ''

@description('SendGrid API key. Written to the vault when given, left as it is when empty.')
@secure()
param sendGridApiKey string = ''

@description('Minutes between two looks at which accounts are due. Every minute costs more, see docs/cost.md.')
@allowed([1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30])
param tickMinutes int = 5

@description('How many days runs are kept.')
@minValue(1)
@maxValue(365)
param retentionDays int = 30

@description('Major version of Node.js.')
@allowed(['22', '24'])
param nodeVersion string = '24'

@description('Memory of an instance in MB. Billed as configured and not as used.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 512

@description('Most instances of each group of functions: all HTTP functions are one group, each timer and each queue function is another. A bound on cost and on damage.')
@minValue(1)
@maxValue(100)
param maximumInstanceCount int = 4

@description('Most gigabytes of logs a day, then collection stops until the next day. 0.15 stays inside the 5 GB a month that are free.')
@allowed(['0.05', '0.1', '0.15', '0.25', '0.5', '1', '2'])
param logDailyCapGb string = '0.15'

@description('Monthly budget in the currency of the bill, for notices only: nothing is switched off. 0 for none (some kinds of subscription have no budgets).')
@minValue(0)
@maxValue(10000)
param budgetAmount int = 10

@description('First day of the month in which the budget was made, yyyy-MM-01. It must stay the same on later deployments; the azd hooks keep it.')
@minLength(10)
@maxLength(10)
param budgetStart string = utcNow('yyyy-MM-01')

var tags = {
  'azd-env-name': environmentName
  application: 'perennial'
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module app 'app.bicep' = {
  name: 'perennial'
  scope: group
  params: {
    location: location
    tags: tags
    nameSalt: '${environmentName}-${nameSalt}'
    alertEmail: alertEmail
    principalId: principalId
    principalType: principalType
    mailFrom: mailFrom
    sendGridApiKey: sendGridApiKey
    tickMinutes: tickMinutes
    retentionDays: retentionDays
    nodeVersion: nodeVersion
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    logDailyCapGb: logDailyCapGb
    budgetAmount: budgetAmount
    budgetStart: budgetStart
  }
}

@description('Region.')
output AZURE_LOCATION string = location

@description('Tenant of the subscription.')
output AZURE_TENANT_ID string = tenant().tenantId

@description('The resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The vault that holds the operator key.')
output AZURE_KEY_VAULT_NAME string = app.outputs.vaultName

@description('Name of the function app.')
output SERVICE_APP_NAME string = app.outputs.siteName

@description('Address of the app.')
output SERVICE_APP_URI string = app.outputs.uri

@description('Client id of the app’s identity.')
output SERVICE_APP_CLIENT_ID string = app.outputs.identityClientId

@description('Object id of the app’s identity: the subject of a federated credential.')
output SERVICE_APP_PRINCIPAL_ID string = app.outputs.identityPrincipalId
