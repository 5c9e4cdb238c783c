// Mail without a paid sender and without a key: Azure Communication Services, a domain that Azure owns and verifies,
// and a role for the app. Such a domain takes 5 mails a minute and 10 an hour for the whole subscription:
// https://learn.microsoft.com/azure/communication-services/concepts/service-limits#email

@description('Tags.')
param tags object

@description('What makes the names unique.')
param token string

@description('Where data lies at rest.')
param dataLocation string

@description('Object id of the identity the app acts as.')
param appPrincipalId string

resource emailService 'Microsoft.Communication/emailServices@2025-09-01' = {
  name: 'email-${token}'
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation }
}

resource domain 'Microsoft.Communication/emailServices/domains@2025-09-01' = {
  parent: emailService
  name: 'AzureManagedDomain'
  location: 'global'
  tags: tags
  properties: {
    domainManagement: 'AzureManaged'
    userEngagementTracking: 'Disabled'
  }
}

resource communication 'Microsoft.Communication/communicationServices@2025-09-01' = {
  name: 'acs-${token}'
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    disableLocalAuth: true
    linkedDomains: [domain.id]
  }
}

var emailServiceOwner = '09976791-48a7-449e-bb21-39d1a415f350'

// “Communication and Email Service Owner”: there is no narrower built-in role that may send mail.
resource senderRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: communication
  name: guid(communication.id, appPrincipalId, emailServiceOwner)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', emailServiceOwner)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

@description('Address of the service that sends.')
output endpoint string = 'https://${communication.properties.hostName}'

@description('The sender that every domain of Azure’s has.')
output sender string = 'DoNotReply@${domain.properties.mailFromSenderDomain}'
