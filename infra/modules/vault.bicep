// Every secret, and nothing else: credentials of accounts, the operator key, the SendGrid key.

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('What makes the name unique.')
@minLength(13)
param token string

@description('Id of the workspace for the audit log.')
param workspaceId string

@description('Object id of the identity the app acts as.')
param appPrincipalId string

@description('SendGrid API key; empty leaves the vault as it is.')
@secure()
param sendGridApiKey string

@description('Name under which the SendGrid API key is kept.')
param sendGridSecretName string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: take('kv-${token}', 24)
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    // Nobody, not even an owner, can destroy credentials before seven days have passed.
    enablePurgeProtection: true
    softDeleteRetentionInDays: 7
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: 'Enabled'
    networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices' }
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    // Its own table, AZKVAuditLogs, and not the old one that all services share.
    logAnalyticsDestinationType: 'Dedicated'
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

// Only when given: a later deployment without the parameter must not blank what is there.
resource sendGridSecret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(sendGridApiKey)) {
  parent: vault
  name: sendGridSecretName
  tags: { purpose: 'sendgrid' }
  properties: {
    value: sendGridApiKey
    contentType: 'text/plain'
    attributes: { enabled: true }
  }
}

// Officer and not User: the app stores the credentials it is given, and those that Microsoft rotates.
var secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, appPrincipalId, secretsOfficer)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

@description('Name of the vault.')
output name string = vault.name

@description('Address of the vault.')
output uri string = vault.properties.vaultUri
