// What `azd up` deploys: a resource group of its own, and the app in it.
// Written without the newest syntax (spread, extensions, resource-derived types), so that other parsers read it.
targetScope = 'subscription'

@description('Name of this installation. Part of the names and tags of everything deployed; Azure takes small and capital letters of a resource group’s name for the same.')
@minLength(1)
@maxLength(64)
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

@description('Makes the names differ from those of an earlier deployment under the same name. A deleted Key Vault keeps its name for seven days, so a new deployment needs a new salt: the azd hooks draw one and find it again in the group’s tag.')
@maxLength(32)
param nameSalt string = ''

@description('Where alerts and Perennial’s own notices go.')
@minLength(6)
@maxLength(254)
param alertEmail string

@description('Who sends Perennial’s notices. acs: Azure Communication Services, deployed with the app, no key and no fixed fee. sendgrid: an account of your own. none: nobody is told, and /api/health says so.')
@allowed(['acs', 'sendgrid', 'none'])
param mailProvider string = 'acs'

@description('Where Azure Communication Services keeps data at rest. It cannot be changed later. Only with the provider acs.')
@allowed([
  'Africa'
  'Asia Pacific'
  'Australia'
  'Brazil'
  'Canada'
  'Europe'
  'France'
  'Germany'
  'India'
  'Japan'
  'Korea'
  'Norway'
  'Switzerland'
  'UAE'
  'UK'
  'United States'
])
param mailDataLocation string = 'Europe'

@description('Puts Microsoft’s sign-in in front of the app: client id of an app registration of yours, in the tenant of the subscription. Empty: none. docs/deploy.md, “Microsoft’s sign-in in front”, says what the registration needs.')
@maxLength(36)
param signInClientId string = ''

@description('Object ids of the people that may pass it, with commas between them. With this and signInGroups empty: everybody of the tenant.')
@maxLength(500)
param signInUsers string = ''

@description('Object ids of the groups whose members may pass it, with commas between them.')
@maxLength(500)
param signInGroups string = ''

@description('Where people reach the app when it has a domain of its own, such as https://checks.example.org. Empty: the address that Azure gives it.')
@maxLength(260)
param publicOrigin string = ''

@description('Sender of notices: an address that is verified with SendGrid. Only with the provider sendgrid.')
@maxLength(254)
param mailFrom string = ''

@description('SendGrid API key. Written to the vault when given, left as it is when empty. Only with the provider sendgrid.')
@secure()
param sendGridApiKey string = ''

@description('SendGrid’s API for the region of your account there. Only with the provider sendgrid.')
@allowed(['https://api.sendgrid.com', 'https://api.eu.sendgrid.com'])
param sendGridOrigin string = 'https://api.sendgrid.com'

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

@description('Most instances of each group of functions: all HTTP functions are one group, each timer and each queue function is another. A bound on cost and on damage: docs/operations.md says how much.')
@minValue(1)
@maxValue(20)
param maximumInstanceCount int = 2

@description('Most gigabytes of logs a day, then collection stops until the next day. 0.15 stays inside the 5 GB a month that are free.')
@allowed(['0.05', '0.1', '0.15', '0.25', '0.5', '1', '2'])
param logDailyCapGb string = '0.15'

@description('When this deployment began, filled in by Azure: alerts wait for an hour from then, because a new app and new roles take their time.')
@minLength(20)
@maxLength(20)
param deployedAt string = utcNow('yyyy-MM-ddTHH:mm:ssZ')

var tags = {
  'azd-env-name': environmentName
  application: 'perennial'
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${toLower(environmentName)}'
  location: location
  // What later deployments must know lies with what is deployed, and not with whoever deployed it.
  tags: union(tags, { 'perennial-name-salt': nameSalt })
}

module app 'app.bicep' = {
  name: 'perennial'
  scope: group
  params: {
    location: location
    tags: tags
    nameSalt: '${environmentName}-${nameSalt}'
    alertEmail: alertEmail
    mailProvider: mailProvider
    mailDataLocation: mailDataLocation
    publicOrigin: publicOrigin
    signInClientId: signInClientId
    signInUsers: signInUsers
    signInGroups: signInGroups
    mailFrom: mailFrom
    sendGridApiKey: sendGridApiKey
    sendGridOrigin: sendGridOrigin
    tickMinutes: tickMinutes
    retentionDays: retentionDays
    nodeVersion: nodeVersion
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    logDailyCapGb: logDailyCapGb
    deployedAt: deployedAt
  }
}

@description('Region.')
output AZURE_LOCATION string = location

@description('Kept for the hooks, and so that azd asks for it once.')
output PERENNIAL_ALERT_EMAIL string = alertEmail

@description('Tenant of the subscription.')
output AZURE_TENANT_ID string = tenant().tenantId

@description('The resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The vault that holds the operator key.')
output AZURE_KEY_VAULT_NAME string = app.outputs.vaultName

@description('Name of the storage account.')
output AZURE_STORAGE_NAME string = app.outputs.storageName

@description('Name of the function app.')
output SERVICE_APP_NAME string = app.outputs.siteName

@description('Address of the app.')
output SERVICE_APP_URI string = app.outputs.uri

@description('Client id of the app’s identity.')
output SERVICE_APP_CLIENT_ID string = app.outputs.identityClientId

@description('Object id of the app’s identity: the subject of a federated credential.')
output SERVICE_APP_PRINCIPAL_ID string = app.outputs.identityPrincipalId
