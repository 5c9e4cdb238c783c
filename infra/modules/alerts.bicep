// Mail from Azure itself when Perennial cannot speak for itself. Evaluated every 15 minutes, the cheapest
// interval: about 0.50 USD a month for each of the three (docs/cost.md). docs/operations.md says what each means.

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('What makes the names unique.')
param token string

@description('Id of the workspace that is asked.')
param workspaceId string

@description('Who gets the mail.')
param alertEmail string

@description('Minutes between two ticks of the scheduler.')
param tickMinutes int

@description('When this deployment began (ISO 8601, UTC).')
param deployedAt string

resource mail 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'perennial'
    emailReceivers: [
      {
        name: 'operator'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

// Room for three missed ticks at least, whatever the period is.
var silence = tickMinutes > 10 ? 'PT2H' : 'PT30M'

// Until then roles get around and the first package is on its way: nothing has ticked, and storage may refuse.
var settled = 'datetime(${dateTimeAdd(deployedAt, 'PT1H', 'yyyy-MM-ddTHH:mm:ssZ')})'

// A new workspace does not have these tables yet, and a query that names one that is missing fails. The empty table
// in front stands in for it, and is why `isfuzzy` has something left to answer with.
var requests = 'union isfuzzy=true (datatable(Name: string, Success: bool)[]), AppRequests'
var nothing = 'datatable(TimeGenerated: datetime, ItemCount: int)[]'

// What the host throws when a client sends too much, breaks off, or speaks bad HTTP: anybody can do that without
// a key, and must not be able to ring an alarm by it.
var causedByClients = '("BadHttpRequestException", "ConnectionResetException", "ConnectionAbortedException")'
var exceptions = 'AppExceptions | where not(strcat_delim(" ", ExceptionType, InnermostType, OuterType) has_any ${causedByClients})'
// What the poison handlers log has an alert of its own.
var errors = 'AppTraces | where SeverityLevel >= 3 and not(Message has "message.poisoned") and not(Message has_any ${causedByClients})'

var rules = [
  {
    name: 'poisoned-messages'
    title: 'Perennial: a message was given up'
    description: 'A run or a notice failed five times in a row and was put aside. The account itself is due again at its lease’s end.'
    severity: 2
    window: 'PT15M'
    query: '${requests} | where Name in ("runPoison", "alertPoison") | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'exceptions'
    title: 'Perennial: an unexpected error'
    description: 'An exception that nobody expected, or a log line of level error: somebody has to act. Failures of a tenant are not among them, nor what a client without a key can cause.'
    severity: 2
    window: 'PT15M'
    query: 'union isfuzzy=true (${nothing}), (${exceptions} | project TimeGenerated, ItemCount), (${errors} | project TimeGenerated, ItemCount) | where TimeGenerated > ${settled} | summarize Value = sum(ItemCount)'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'no-heartbeat'
    title: 'Perennial: the scheduler is silent'
    description: 'No successful tick was logged. Either the timer has stopped, or the app does not start, or the daily log cap was reached.'
    severity: 1
    window: silence
    query: '${requests} | where Name == "schedule" and Success == true | summarize Ticks = count() | project Value = iff(now() < ${settled}, 1, Ticks)'
    operator: 'LessThan'
    threshold: 1
  }
]

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${rule.name}-${token}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: rule.window
      // The same for the rule itself: it is made before the first line is written.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            metricMeasureColumn: 'Value'
            timeAggregation: 'Total'
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: { actionGroups: [mail.id] }
    }
  }
]
