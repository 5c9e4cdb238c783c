import type { Reply } from './types';
import type { World } from './world';

/** What the controls show besides the simulator's own. */
export interface ControlSource {
  /** Mail that was taken for delivery, newest last. */
  readonly mails: () => readonly object[];
}

interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array;
}

/** `/__sim/…`: what is left behind, what was asked, what went out, and what shall go wrong. */
export function answerControl(
  world: World,
  source: ControlSource,
  { method, path, body }: ControlRequest,
): Reply {
  switch (`${method} ${path}`) {
    case 'GET /__sim/leftovers':
      return values(world.tenants.flatMap(({ creations }) => creations.list()));
    case 'GET /__sim/requests':
      return values(world.requests.list());
    case 'GET /__sim/mailbox':
      return values(source.mails());
    case 'POST /__sim/faults':
      return addFault(world, body);
    case 'DELETE /__sim/faults':
      world.faults.clear();
      return { status: 204 };
    default:
      return problem(404, 'There is no such control.');
  }
}

function addFault(world: World, body: Uint8Array): Reply {
  let input: unknown;
  try {
    input = JSON.parse(Buffer.from(body).toString());
  } catch {
    return problem(400, 'The body is not JSON.');
  }
  const wrong = world.faults.add(input);
  return wrong === undefined ? { status: 204 } : problem(400, wrong);
}

function values(value: readonly object[]): Reply {
  return { status: 200, headers: { 'content-type': 'application/json' }, json: { value } };
}

function problem(status: number, detail: string): Reply {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    json: { title: status === 404 ? 'Not found' : 'Bad request', status, detail },
  };
}
