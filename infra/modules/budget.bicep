// Mail when the resource group costs more than expected. A budget switches nothing off. The button’s own: with azd a hook
// asks for the same (scripts/hooks/budget.mjs), because a subscription that has no budgets would fail the whole deployment.

@description('Amount per month in the currency of the bill.')
param amount int

@description('First month, yyyy-MM-01. A budget that exists keeps its own.')
param startDate string

@description('Who gets the mail.')
param alertEmail string

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: 'perennial'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: startDate }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [alertEmail]
      }
      forecast: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [alertEmail]
      }
    }
  }
}
