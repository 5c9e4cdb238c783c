// The whole installation inside one resource group, in the order in which its parts depend on each other.
// Bounds and defaults of the parameters are with main.bicep and button.bicep, which people call.

@description('Region for everything.')
param location string

@description('Tags of everything.')
param tags object

@description('Makes the names differ from those of an earlier deployment into a group of the same name.')
@maxLength(80)
param nameSalt string

@description('Where alerts, budget notices and Perennial’s own notices go.')
param alertEmail string

@description('Object id of who may read the operator key; empty for nobody.')
param principalId string

@description('What principalId is.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string

@description('Sender of notices; empty for none.')
param mailFrom string

@description('SendGrid API key; empty leaves the vault as it is.')
@secure()
param sendGridApiKey string

@description('Minutes between two looks at which accounts are due.')
param tickMinutes int

@description('How many days runs are kept.')
param retentionDays int

@description('Major version of Node.js.')
param nodeVersion string

@description('Memory of an instance in MB.')
param instanceMemoryMB int

@description('Most instances of each group of functions.')
param maximumInstanceCount int

@description('Most gigabytes of logs a day.')
param logDailyCapGb string

@description('Monthly budget; 0 for none.')
param budgetAmount int

@description('First month of the budget, yyyy-MM-01.')
param budgetStart string

var token = toLower(uniqueString(resourceGroup().id, location, nameSalt))

var sendGridSecretName = 'sendgrid-api-key'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${token}'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    location: location
    tags: tags
    token: token
    dailyCapGb: logDailyCapGb
    appPrincipalId: identity.properties.principalId
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    location: location
    tags: tags
    token: token
    appPrincipalId: identity.properties.principalId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    location: location
    tags: tags
    token: token
    workspaceId: monitoring.outputs.workspaceId
    appPrincipalId: identity.properties.principalId
    readerPrincipalId: principalId
    readerPrincipalType: principalType
    sendGridApiKey: sendGridApiKey
    sendGridSecretName: sendGridSecretName
  }
}

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    location: location
    tags: tags
    token: token
    identityId: identity.id
    identityClientId: identity.properties.clientId
    storageName: storage.outputs.name
    packageContainerName: storage.outputs.packageContainerName
    vaultUri: vault.outputs.uri
    sendGridSecretName: sendGridSecretName
    componentName: monitoring.outputs.componentName
    alertEmail: alertEmail
    mailFrom: mailFrom
    tickMinutes: tickMinutes
    retentionDays: retentionDays
    nodeVersion: nodeVersion
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    tags: tags
    token: token
    workspaceId: monitoring.outputs.workspaceId
    alertEmail: alertEmail
    tickMinutes: tickMinutes
  }
}

module budget 'modules/budget.bicep' = if (budgetAmount > 0) {
  name: 'budget'
  params: {
    token: token
    amount: budgetAmount
    startDate: budgetStart
    alertEmail: alertEmail
  }
}

@description('Name of the function app.')
output siteName string = functionApp.outputs.name

@description('Address of the app.')
output uri string = functionApp.outputs.uri

@description('Name of the vault, where the operator key is.')
output vaultName string = vault.outputs.name

@description('Client id of the app’s identity.')
output identityClientId string = identity.properties.clientId

@description('Object id of the app’s identity: the subject of a federated credential.')
output identityPrincipalId string = identity.properties.principalId
