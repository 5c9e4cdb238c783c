// Lets whoever deployed read the vault, to fetch the operator key. With azd a hook does the same (scripts/hooks/postdeploy.mjs),
// because a template fails where a role has already been given by hand, and a hook can take that for done.

@description('Name of the vault.')
param vaultName string

@description('Object id of a user, group or service principal. What it is, Azure finds out.')
param principalId string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, principalId, secretsUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: principalId
  }
}
