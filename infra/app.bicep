// The whole installation inside one resource group, in the order in which its parts depend on each other.
// Bounds and defaults of the parameters are with main.bicep and button.bicep, which people call.

@description('Region for everything.')
param location string

@description('Tags of everything.')
param tags object

@description('Makes the names differ from those of an earlier deployment into a group of the same name.')
@maxLength(100)
param nameSalt string

@description('Where alerts and Perennial’s own notices go.')
param alertEmail string

@description('Who sends notices.')
@allowed(['acs', 'sendgrid', 'none'])
param mailProvider string

@description('Where Azure Communication Services keeps data at rest.')
param mailDataLocation string

@description('Where people reach the app; empty: at the address that Azure gives it.')
param publicOrigin string

@description('Client id of the registration with which people sign in before they reach the app; empty: nobody has to.')
param signInClientId string

@description('Object ids of the people that may pass, with commas between them.')
param signInUsers string

@description('Object ids of the groups whose members may pass, with commas between them.')
param signInGroups string

@description('Sender that is verified with SendGrid.')
param mailFrom string

@description('SendGrid API key; empty leaves the vault as it is.')
@secure()
param sendGridApiKey string

@description('SendGrid’s API.')
param sendGridOrigin string

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

@description('When this deployment began (ISO 8601, UTC).')
param deployedAt string

// Azure takes a group’s name in any case, so what the token is made of has no case either: one group, one installation.
// The region is no part of it: another one for the same group is refused by Azure, and makes no second installation.
var token = uniqueString(toLower(resourceGroup().id), toLower(nameSalt))

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
    sendGridApiKey: sendGridApiKey
    sendGridSecretName: sendGridSecretName
  }
}

module mail 'modules/mail.bicep' = if (mailProvider == 'acs') {
  name: 'mail'
  params: {
    tags: tags
    token: token
    dataLocation: mailDataLocation
    appPrincipalId: identity.properties.principalId
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
    identityPrincipalId: identity.properties.principalId
    identityTenantId: identity.properties.tenantId
    storageName: storage.outputs.name
    packageContainerName: storage.outputs.packageContainerName
    vaultUri: vault.outputs.uri
    sendGridSecretName: sendGridSecretName
    componentName: monitoring.outputs.componentName
    alertEmail: alertEmail
    mailProvider: mailProvider
    communicationEndpoint: mailProvider == 'acs' ? mail!.outputs.endpoint : ''
    publicOrigin: publicOrigin
    mailFrom: mailProvider == 'acs' ? mail!.outputs.sender : mailFrom
    sendGridOrigin: sendGridOrigin
    tickMinutes: tickMinutes
    retentionDays: retentionDays
    nodeVersion: nodeVersion
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
  }
}

module signIn 'modules/sign-in.bicep' = if (!empty(signInClientId)) {
  name: 'sign-in'
  params: {
    siteName: functionApp.outputs.name
    clientId: signInClientId
    users: signInUsers
    groups: signInGroups
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
    deployedAt: deployedAt
  }
}

@description('Name of the function app.')
output siteName string = functionApp.outputs.name

@description('Address of the app.')
output uri string = functionApp.outputs.uri

@description('Name of the vault, where the operator key is.')
output vaultName string = vault.outputs.name

@description('Name of the storage account.')
output storageName string = storage.outputs.name

@description('Client id of the app’s identity.')
output identityClientId string = identity.properties.clientId

@description('Object id of the app’s identity: the subject of a federated credential.')
output identityPrincipalId string = identity.properties.principalId
