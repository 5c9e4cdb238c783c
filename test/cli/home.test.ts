import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { zipSync } from 'fflate';
import { services } from '../../cli/service';
import { terminal } from './support';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-home-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('as a service', () => {
  const setup = {
    root: '/home/lin & co/100%/perennial',
    home: '/home/lin & co',
    config: '/home/lin & co/.config',
    user: 'LIN-PC\\lin & co',
    uid: 1000,
    node: '/usr/bin/node',
    data: '/srv/"$data"',
    settings: '/home/lin & co/.config/perennial/service.env',
  };
  const made = (platform: string) => services[platform]!(setup);

  test('systemd gets a unit of the user’s own, in which nothing stands for something else', () => {
    const { file, content } = made('linux');
    expect(file).toBe('/home/lin & co/.config/systemd/user/perennial.service');
    expect(content).toContain(
      'ExecStart="/usr/bin/node" "--env-file=/home/lin & co/.config/perennial/service.env" "/home/lin & co/100%%/perennial/scripts/start.mjs" "--live" "--data" "/srv/\\"$$data\\""\n',
    );
    expect(content).toContain('WorkingDirectory=/home/lin & co/100%%/perennial\n');
  });

  test('systemd itself, where there is one, finds nothing wrong in it', () => {
    const root = resolve(__dirname, '../..');
    const data = join(folder, '50% of "it"');
    const unit = services['linux']!({ ...setup, root, data, node: process.execPath });
    const file = join(folder, 'perennial.service');
    writeFileSync(file, unit.content);
    const env = { ...process.env, XDG_RUNTIME_DIR: folder };
    const asked = spawnSync('systemd-analyze', ['--user', 'verify', file], {
      env,
      encoding: 'utf8',
    });
    const isMissing = (asked.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
    expect(isMissing || [asked.status, asked.stderr]).toEqual(isMissing || [0, '']);
  });

  test('launchd gets an agent, Windows a task, in which odd paths arrive whole', () => {
    const { content: agent } = made('darwin');
    const { plist } = new XMLParser().parse(agent) as {
      plist: { dict: { array: { string: string[] } } };
    };
    expect(plist.dict.array.string).toEqual([
      '/usr/bin/node',
      `--env-file=${setup.settings}`,
      `${setup.root}/scripts/start.mjs`,
      ...['--live', '--data', setup.data],
    ]);
    const { content: task, encoding, install } = made('win32');
    expect(new XMLParser().parse(task.slice(1))).toMatchObject({
      Task: { Actions: { Exec: { WorkingDirectory: '/home/lin & co/100%/perennial' } } },
    });
    // Of the user's own: for everybody's sign-in one has to be an administrator.
    expect(task.match(/<UserId>LIN-PC\\lin &amp; co<\/UserId>/g)).toHaveLength(2);
    const root = services['win32']!({ ...setup, data: 'D:\\' }).content;
    expect(root).toContain('"--data" "D:\\\\"</Arguments>');
    expect(encoding).toBe('utf16le');
    expect(install[0]).toEqual(expect.arrayContaining(['/XML', made('win32').file]));
  });

  test('it is installed with a key of its own, which is printed nowhere, and goes again without a trace but the data', async () => {
    const calls = join(folder, 'calls');
    for (const tool of ['systemctl', 'loginctl'])
      writeFileSync(join(folder, tool), `#!/bin/sh\necho ${tool} "$@" >> ${calls}\n`, {
        mode: 0o755,
      });
    const typed = terminal({
      XDG_CONFIG_HOME: folder,
      HOME: folder,
      PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
    });
    const data = join(folder, 'data');
    const unit = join(folder, 'systemd/user/perennial.service');
    const shown = await typed('service', 'install', '--data', data, '--print');
    expect([shown.code, existsSync(unit)]).toEqual([0, false]);
    const { code, out } = await typed('service', 'install', '--data', data);
    expect([code, out]).toEqual([0, expect.stringContaining('Perennial is started')]);
    const settings = join(folder, 'perennial/service.env');
    const key = /^OPERATOR_KEY=(prn_\S+)$/m.exec(readFileSync(settings, 'utf8'))?.[1];
    expect(JSON.parse(readFileSync(join(folder, 'perennial/connection.json'), 'utf8'))).toEqual({
      key,
    });
    expect([out, readFileSync(unit, 'utf8'), readFileSync(calls, 'utf8')].join()).not.toContain(
      key,
    );
    expect(statSync(settings).mode & 0o777).toBe(0o600);
    await typed('service', 'install', '--data', data);
    expect(readFileSync(settings, 'utf8')).toContain(key);
    expect((await typed('service', 'uninstall', '--data', data)).code).toBe(0);
    expect([existsSync(unit), existsSync(data), existsSync(settings)]).toEqual([false, true, true]);
    expect(readFileSync(calls, 'utf8')).toMatch(/disable --now perennial\.service\n$/);
  });

  test('what does not work is said in a sentence', async () => {
    writeFileSync(join(folder, 'systemctl'), '#!/bin/sh\necho no bus >&2\nexit 1\n', {
      mode: 0o755,
    });
    const typed = terminal({ XDG_CONFIG_HOME: folder, PATH: `${folder}${delimiter}/bin` });
    expect(await typed('service', 'install', '--data', join(folder, 'data'))).toMatchObject({
      code: 1,
      notes: 'systemctl --user daemon-reload did not work: no bus\n',
    });
  });
});

describe('backup', () => {
  const kept = () => {
    const data = join(folder, 'kept');
    for (const [name, text] of Object.entries({
      'azurite/__azurite_db_table__.json': '{"rows": []}',
      'azurite/__blobstorage__/a/b': Buffer.from([0, 255, 10]),
      'vault/vault.json': 'encrypted',
      'vault/vault.key': 'the-key',
    })) {
      mkdirSync(join(data, name, '..'), { recursive: true });
      writeFileSync(join(data, name), text);
    }
    return data;
  };
  const type = terminal({});
  const file = () => join(folder, 'perennial.zip');

  test('what was kept comes back byte by byte, for its owner alone, and the key in it is told', async () => {
    const data = kept();
    const saved = await type('backup', file(), '--data', data);
    expect(saved).toMatchObject({
      code: 0,
      out: expect.stringContaining('The key to its secrets is in it') as string,
    });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    const other = join(folder, 'other');
    expect(await type('restore', file(), '--data', other)).toMatchObject({ code: 0 });
    for (const name of [
      'azurite/__azurite_db_table__.json',
      'azurite/__blobstorage__/a/b',
      'vault/vault.key',
    ])
      expect(readFileSync(join(other, name))).toEqual(readFileSync(join(data, name)));
    expect(existsSync(join(other, 'vault/vault.lock'))).toBe(false);

    writeFileSync(join(other, 'azurite/later'), 'x');
    expect(await type('restore', file(), '--data', other)).toMatchObject({
      code: 1,
      notes: expect.stringContaining('say --yes') as string,
    });
    expect(await type('restore', file(), '--data', other, '--yes')).toMatchObject({ code: 0 });
    expect(existsSync(join(other, 'azurite/later'))).toBe(false);
  });

  test.each([
    ['no archive', () => Buffer.from('nothing')],
    ['no list', () => zipSync({ 'vault/vault.json': Buffer.from('x') })],
    ['a file that was changed', () => archive('vault/vault.json', '0'.repeat(64))],
    ['a way out', () => archive('vault/../../out')],
    ['an absolute path', () => archive('/etc/passwd')],
  ])('%s is refused, and what is there stays', async (_, bytes) => {
    const data = kept();
    writeFileSync(file(), bytes());
    expect(await type('restore', file(), '--data', data, '--yes')).toMatchObject({
      code: 1,
      notes: expect.stringContaining('cannot be restored') as string,
    });
    expect(readFileSync(join(data, 'vault/vault.json'), 'utf8')).toBe('encrypted');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  /** SHA-256 of `x` unless it is said. */
  const archive = (
    name: string,
    digest = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
  ) => {
    const list = { version: 1, madeAt: '2026-11-28T00:00:00.000Z', files: { [name]: digest } };
    return zipSync({
      'perennial-backup.json': Buffer.from(JSON.stringify(list)),
      [name]: Buffer.from('x'),
    });
  };

  test('nothing is copied out from under a process that is at work', async () => {
    const data = kept();
    writeFileSync(
      join(data, 'vault/vault.lock'),
      JSON.stringify({ pid: process.pid, started: '' }),
    );
    const { code, notes } = await type('backup', file(), '--data', data);
    expect([code, notes]).toEqual([
      1,
      expect.stringMatching(/in use by process \d+.*End npm start first/),
    ]);
    expect(existsSync(join(data, 'azurite/azurite.lock'))).toBe(false);
    expect(await type('backup', file(), '--data', join(folder, 'none'))).toMatchObject({
      code: 1,
      notes: expect.stringContaining('holds nothing') as string,
    });
  });
});
