import { request } from 'node:http';
import { startSimulator } from '@perennial/graph-simulator';
import { startControl } from '../../local/control';

const mailbox = { mails: () => [{ subject: 'Hello' }] };
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

/** `fetch` does not let a caller choose the header. */
function statusFor(origin: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}/__sim/mailbox`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject).end();
  });
}

test.each([
  ['the simulator', () => startSimulator({ mailbox })],
  ['local mode without it', () => startControl(mailbox)],
])('F14: the controls of %s answer only who calls this machine by its name', async (_, start) => {
  const control = await start();
  opened.push(control);
  const { host, port } = new URL(control.origin);
  for (const name of [host, `localhost:${port}`, `[::1]:${port}`, 'LOCALHOST'])
    expect([name, await statusFor(control.origin, name)]).toEqual([name, 200]);
  for (const name of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', '10.0.0.1'])
    expect([name, await statusFor(control.origin, name)]).toEqual([name, 403]);
});
