import type { AddressInfo, Server } from 'node:net';

/** Listens on a free port of this machine, for this machine alone; answers the port. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** The same; answers where it is reached. */
export const listenHttp = async (server: Server): Promise<string> =>
  `http://127.0.0.1:${await listen(server)}`;
