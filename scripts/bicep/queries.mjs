import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What the alerts may ask (https://learn.microsoft.com/azure/azure-monitor/reference/tables-index), as Kusto declares it. */
const TABLES = `
let AppRequests = datatable(TimeGenerated: datetime, Name: string, Success: bool, ItemCount: int)[];
let AppExceptions = datatable(TimeGenerated: datetime, ExceptionType: string, InnermostType: string, OuterType: string, ItemCount: int)[];
let AppTraces = datatable(TimeGenerated: datetime, Message: string, SeverityLevel: int, ItemCount: int)[];
`;

/**
 * What Microsoft's own parser of Kusto finds in the queries of alerts. Azure looks at a query when it runs for the first time
 * and not when it is deployed, and an alert that cannot run never rings.
 */
export function queryProblems(resources) {
  const { parse, each } = loadKusto();
  const problemsOf = (query, measure) => {
    const code = parse(`${TABLES}${query}`);
    const found = each(code.GetDiagnostics()).map(({ Message }) => Message);
    if (found.length > 0) return found;
    const columns = each(code.ResultType.Columns).map(({ Name }) => Name);
    return columns.includes(measure) ? [] : [`it answers no ${measure}`];
  };
  return resources
    .filter(({ type }) => type === 'Microsoft.Insights/scheduledQueryRules')
    .flatMap(({ name, properties }) =>
      properties.criteria.allOf.flatMap(({ query, metricMeasureColumn }) =>
        problemsOf(query, metricMeasureColumn).map((problem) => `the query of ${name}: ${problem}`),
      ),
    );
}

/** C# that was compiled to scripts: they leave what they hold in globals, and their lists are not JavaScript's. */
function loadKusto() {
  require('@kusto/language-service-next/bridge.min.js');
  require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
  const { Bridge, Kusto } = globalThis;
  return {
    parse: (text) => Kusto.Language.KustoCode.ParseAndAnalyze(text),
    each: (list) => Bridge.toArray(list),
  };
}
