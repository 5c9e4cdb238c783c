// What the “Deploy to Azure” button deploys: the app and its released package, into one resource group.
// The release workflow compiles it to azuredeploy.json.

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
param location string

@description('Makes the names differ from those of an earlier deployment under the same name. A deleted Key Vault keeps its name for seven days, so a new deployment into a group of the same name needs a new salt.')
@maxLength(32)
param nameSalt string = ''

@description('Where alerts, budget notices and Perennial’s own notices go.')
@minLength(6)
@maxLength(254)
param alertEmail string

@description('Who may read the operator key in the vault: the object id of a user, group or service principal. Empty for nobody: give that where a pipeline deploys, or where the role is held already (else the deployment fails with RoleAssignmentExists).')
@maxLength(36)
param principalId string = deployer().objectId

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

@description('Monthly budget in the currency of the bill, for notices only: nothing is switched off. 0 for none: some kinds of subscription, and new ones for their first day or two, have no budgets and would fail the deployment.')
@minValue(0)
@maxValue(10000)
param budgetAmount int = 0

@description('First day of the month in which the budget was made, yyyy-MM-01. It must stay the same on later deployments.')
@minLength(10)
@maxLength(10)
param budgetStart string = utcNow('yyyy-MM-01')

@description('When this deployment began, filled in by Azure: alerts wait for an hour from then, because a new app and new roles take their time.')
@minLength(20)
@maxLength(20)
param deployedAt string = utcNow('yyyy-MM-ddTHH:mm:ssZ')

@description('The package to run. The default is the release that this template belongs to.')
@minLength(8)
@maxLength(2000)
param packageUri string = 'https://github.com/perennial-checks/perennial/releases/download/v${loadJsonContent('../package.json', 'version')}/released-package.zip'

module app 'app.bicep' = {
  name: 'perennial'
  params: {
    location: location
    tags: { application: 'perennial' }
    nameSalt: nameSalt
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

// In a module of its own, because a resource’s name must be known before the first resource is made.
module package 'modules/package.bicep' = {
  name: 'package'
  params: {
    siteName: app.outputs.siteName
    packageUri: packageUri
  }
}

// The last two may be refused where the rest is allowed, so nothing waits for them.
module vaultReader 'modules/vault-reader.bicep' = if (!empty(principalId)) {
  name: 'vault-reader'
  params: {
    vaultName: app.outputs.vaultName
    principalId: principalId
  }
}

module budget 'modules/budget.bicep' = if (budgetAmount > 0) {
  name: 'budget'
  params: {
    amount: budgetAmount
    startDate: budgetStart
    alertEmail: alertEmail
  }
}

@description('Address of the app.')
output uri string = app.outputs.uri

@description('The vault that holds the operator key.')
output vaultName string = app.outputs.vaultName

@description('Object id of the app’s identity: the subject of a federated credential.')
output identityPrincipalId string = app.outputs.identityPrincipalId
