import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { version } from '../../package.json';
import { alwaysChecks } from '../checks/catalogue';
import { localProblems } from '../config';
import type { Config } from '../config';
import type { Log } from '../ports';
import { HealthReader } from '../maintenance/health';
import { LastSeen } from '../members/last-seen';
import { RateLimit } from './rate-limit';
import { StandIn } from '../runs/stand-in';
import type { Services } from '../services';
import { handle } from './api';
import type { Dashboard } from './dashboard/dashboard';
import * as operations from './operations';
import { readRequest } from './request';
import type { ApiResponse } from './request';
import type { ApiServices } from './services';
import { errorName } from '../one-by-one';

type Handler = (request: HttpRequest, log: Log) => Promise<HttpResponseInit>;

/** The API behind Azure's HTTP triggers. All routes share it: the path decides, not the function. */
export function createHttpFunction(
  config: Config,
  build: () => Promise<Omit<Services, 'log'>>,
  dashboard: () => Promise<Dashboard>,
): Handler {
  const clock = Date.now;
  const tokenRequests = new RateLimit(clock);
  const lastSeen = new LastSeen();
  const standIn = new StandIn(config.TICK_MINUTES);
  const runRequests = new RateLimit(clock);
  let health: HealthReader | undefined;

  return async (request, log) => {
    const services = await available(config, build, log);
    const problems = () => [...config.problems, ...localProblems()];
    health ??= new HealthReader({ clock, problems, tickMinutes: config.TICK_MINUTES }, services);
    const api: ApiServices = {
      operations: Object.values(operations),
      version,
      clock,
      log,
      problems: problems(),
      operatorKey: config.OPERATOR_KEY,
      simulator: config.SIMULATOR_ORIGIN,
      health,
      tokenRequests,
      runRequests,
      dashboard,
      lastSeen,
      standIn,
      core: services && {
        ...services,
        log,
        defaultAlways: alwaysChecks,
        minGapSeconds: config.MIN_GAP_SECONDS,
      },
    };
    return responseInit(await handle(await readRequest(request), api));
  };
}

/** What the API works on, if the settings say where that is. */
async function available(
  config: Config,
  build: () => Promise<Omit<Services, 'log'>>,
  log: Log,
): Promise<Omit<Services, 'log'> | undefined> {
  if (config.problems.some(({ setting }) => setting === 'AzureWebJobsStorage')) return undefined;
  try {
    return await build();
  } catch (thrown) {
    log.error('http.not-built', { error: errorName(thrown) });
    return undefined;
  }
}

function responseInit({ status, headers = {}, body }: ApiResponse): HttpResponseInit {
  if (body === undefined) return { status, headers };
  const type = { 'Content-Type': 'application/json; charset=utf-8' };
  const sent = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return { status, headers: { ...type, ...headers }, body: sent };
}
