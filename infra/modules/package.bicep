// Puts a released package into an app that exists. Nothing is built on the far side.
// https://learn.microsoft.com/azure/azure-functions/functions-infrastructure-as-code (Flex Consumption plan)

@description('Name of the function app.')
param siteName string

@description('Address of released-package.zip, readable without signing in.')
param packageUri string

resource site 'Microsoft.Web/sites@2025-03-01' existing = {
  name: siteName
}

resource onedeploy 'Microsoft.Web/sites/extensions@2022-09-01' = {
  // The published types name this extension and give it no properties; named this way they are not asked.
  #disable-next-line BCP225 use-parent-property
  name: '${site.name}/onedeploy'
  properties: {
    packageUri: packageUri
    remoteBuild: false
  }
}
