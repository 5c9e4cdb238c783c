// Microsoft’s sign-in in front of the app (App Service authentication). It decides who gets as far as the app and gives
// nobody a role there: that is what Perennial’s own keys are for. No secret: the app’s identity vouches for the registration.

@description('Name of the function app.')
param siteName string

@description('Client id of the registration with which people sign in.')
param clientId string

@description('Object ids of the people that may pass, with commas between them.')
param users string

@description('Object ids of the groups whose members may pass, with commas between them.')
param groups string

var userIds = empty(users) ? [] : split(replace(users, ' ', ''), ',')
var groupIds = empty(groups) ? [] : split(replace(groups, ' ', ''), ',')

// What must be reached by somebody who cannot sign in here: outside watches, the return from a sign-in to another tenant,
// and what a stranger’s link opens. A star at the end stands for all below.
var excludedPaths = [
  '/api/health'
  '/api/openapi.json'
  '/api/sign-in/callback'
  '/api/confirm'
  '/confirm'
  '/s/*'
  '/assets/*'
]

resource site 'Microsoft.Web/sites@2025-03-01' existing = {
  name: siteName
}

resource signIn 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: site
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'RedirectToLoginPage'
      redirectToProvider: 'azureactivedirectory'
      excludedPaths: excludedPaths
    }
    httpSettings: { requireHttps: true }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: clientId
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [
            clientId
            'api://${clientId}'
          ]
          defaultAuthorizationPolicy: {
            allowedPrincipals: {
              identities: userIds
              groups: groupIds
            }
          }
        }
      }
    }
    login: {
      // A link that gives a key once carries it behind the #.
      preserveUrlFragmentsForLogins: true
      // Nobody asks for what it would keep.
      tokenStore: { enabled: false }
    }
  }
}
