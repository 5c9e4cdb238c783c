import { STATUS_CODES } from 'node:http';
import type { Reply } from './types';
import type { World } from './world';
import { isLoopbackHost } from './loopback';
import { parseChanges, parseNewTenant } from './tenant-settings';

/** What the controls show besides the simulator's own. */
export interface ControlSource {
  /** Mail that was taken for delivery, newest last. */
  readonly mails: () => readonly object[];
}

interface ControlRequest {
  readonly method: string;
  readonly path: string;
  /** The header. */
  readonly host: string | undefined;
  readonly body: Uint8Array;
}

/** `/__sim/…`: what is left behind, what was asked, what went out, what shall go wrong, and how tenants are. */
export function answerControl(
  world: World,
  source: ControlSource,
  { method, path, host, body }: ControlRequest,
): Reply {
  if (!isLoopbackHost(host)) return problem(403, 'The controls are for this machine only.');
  switch (`${method} ${path}`) {
    case 'GET /__sim/leftovers':
      return values(world.tenants.flatMap(({ creations }) => creations.list()));
    case 'GET /__sim/requests':
      return values(world.requests.list());
    case 'GET /__sim/mailbox':
      return values(source.mails());
    case 'POST /__sim/faults':
      return obeyed(body, (input) => world.faults.add(input));
    case 'DELETE /__sim/faults':
      world.faults.clear();
      return { status: 204 };
    case 'GET /__sim/tenants':
      return values(world.tenants.map(({ id, profile }) => ({ id, ...profile })));
    case 'POST /__sim/tenants':
      return obeyed(body, (input) => void world.addTenant(parseNewTenant(input)));
    default:
      return answerOfTenant(world, method, path, body);
  }
}

function answerOfTenant(world: World, method: string, path: string, body: Uint8Array): Reply {
  const [, admin] = /^\/__sim\/tenants\/([^/]+)\/admin-token$/.exec(path) ?? [];
  if (method === 'GET' && admin !== undefined && world.tenant(admin))
    return {
      status: 200,
      headers: JSON_TYPE,
      json: { accessToken: world.adminToken(admin) },
    };
  const [, what, name = ''] = /^\/__sim\/(faults|tenants)\/([^/]+)$/.exec(path) ?? [];
  switch (`${method} ${what ?? ''}`) {
    case 'DELETE faults':
      world.faults.clear(name);
      return { status: 204 };
    case 'PATCH tenants':
      return obeyed(body, (input) => world.changeTenant(name, parseChanges(input)));
    default:
      return problem(404, 'There is no such control.');
  }
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** 204, or 400 with what `act` throws: a `TypeError` is about the input. */
function obeyed(body: Uint8Array, act: (input: unknown) => void): Reply {
  let input: unknown;
  try {
    input = JSON.parse(Buffer.from(body).toString());
  } catch {
    return problem(400, 'The body is not JSON.');
  }
  try {
    act(input);
    return { status: 204 };
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    return problem(400, thrown.message);
  }
}

function values(value: readonly object[]): Reply {
  return { status: 200, headers: JSON_TYPE, json: { value } };
}

function problem(status: number, detail: string): Reply {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    json: { title: STATUS_CODES[status], status, detail },
  };
}
