import { createLog } from '../../src/wiring/log';

const lines: [level: string, line: string][] = [];
const sink = (level: string, line: string) => lines.push([level, line]);
beforeEach(() => (lines.length = 0));

test('each event is one line of JSON at its level, with what every line carries', () => {
  const log = createLog(sink, { invocation: 'i1' });
  log.info('run.completed', { accountId: 'a1', ms: 12, ok: true });
  log.warn('run.lease-lost');
  log.error('run.unexpected', { error: 'TypeError', invocation: 'own' });
  expect(lines).toEqual([
    ['info', '{"event":"run.completed","invocation":"i1","accountId":"a1","ms":12,"ok":true}'],
    ['warn', '{"event":"run.lease-lost","invocation":"i1"}'],
    ['error', '{"event":"run.unexpected","invocation":"own","error":"TypeError"}'],
  ]);
});

test('what is undefined is left out, what is long is cut, and nothing breaks the line', () => {
  createLog(sink).info('event', { gone: undefined, long: 'x'.repeat(301), text: 'a\nb"c' });
  const [, line = ''] = lines[0] ?? [];
  expect(line).not.toContain('\n');
  const { gone, long, text } = JSON.parse(line) as Record<string, string>;
  expect({ gone, text }).toEqual({ text: 'a\nb"c' });
  expect(long).toBe(`${'x'.repeat(299)}…`);
});

test('a value of 300 characters is kept whole', () => {
  createLog(sink).info('event', { name: 'x'.repeat(300) });
  expect(lines[0]?.[1]).toContain('x'.repeat(300));
});
