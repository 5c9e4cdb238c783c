import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}));

test('every action is pinned by hash, and its version is said', () => {
  const uses = workflows.flatMap(({ text }) => text.match(/uses: .*/g) ?? []);
  expect(uses.length).toBeGreaterThan(4);
  const loose = uses.filter((use) => !/^uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use));
  expect(loose).toEqual([]);
});

test('the same action is the same everywhere', () => {
  const pins = workflows.flatMap(({ text }) => text.match(/[\w-]+\/[\w-]+@[0-9a-f]{40}/g) ?? []);
  const actions = [...new Set(pins)].map((pin) => pin.split('@')[0]);
  expect(actions).toEqual([...new Set(actions)]);
});

test('no workflow has more rights than it asks for by name', () => {
  for (const { name, text } of workflows) {
    expect([name, /^permissions:(\n {2}contents: read\n(?! )| \{\}\n)/m.test(text)]).toEqual([
      name,
      true,
    ]);
    expect(text).not.toMatch(/pull_request_target|write-all|secrets\./);
  }
});

test('no job that runs packages of others can sign in, attest or write', () => {
  const jobs = workflows.flatMap(({ text }) => text.split(/^ {2}(?=[\w-]+:\n {4})/m).slice(1));
  const running = jobs.filter((job) => /run: npm|\.ci\/run|npm run/.test(job));
  expect(running.length).toBeGreaterThan(3);
  expect(running.filter((job) => /^ {6}[\w-]+: write/m.test(job))).toEqual([]);
});

test('what deploys is tested on the versions that it may be deployed to', () => {
  const bicep = readFileSync(join(root, 'infra/main.bicep'), 'utf8');
  const [, allowed = ''] = /@allowed\(\[(.*)\]\)\nparam nodeVersion/.exec(bicep) ?? [];
  const tested = workflows.find(({ name }) => name === 'test.yml')?.text ?? '';
  const [, matrix = ''] = /node: \[(.*)\]/.exec(tested) ?? [];
  const versions = (list: string) => list.match(/[\d.]+/g) ?? [];
  expect(versions(allowed)).toHaveLength(2);
  expect(versions(matrix)).toEqual(expect.arrayContaining(versions(allowed)));
});

test('a fork deploys with a token of GitHub’s, without a secret, and never twice at a time', () => {
  const deploy = workflows.find(({ name }) => name === 'azure-dev.yml')?.text ?? '';
  expect(deploy).toMatch(/^concurrency:\n {2}group: deploy$/m);
  expect(deploy).not.toMatch(/cancel-in-progress: true|secrets\.|OWNER|perennial-checks/);
  expect(deploy.match(/\$\{\{ ([\w.]+) \}\}/g)).toEqual([
    '${{ vars.AZURE_CLIENT_ID }}',
    '${{ vars.AZURE_TENANT_ID }}',
    '${{ vars.AZURE_ENV_NAME }}',
  ]);
});
