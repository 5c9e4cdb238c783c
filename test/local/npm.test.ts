import { whenNpmEnds } from '../../local/npm';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const started = (event: string | undefined) => {
  const process = { ppid: 41, env: { npm_lifecycle_event: event } };
  const ended = jest.fn();
  whenNpmEnds(process, ended, 1000);
  return { process, ended };
};

test('what npm has started ends with it, once', () => {
  const { process, ended } = started('start');
  jest.advanceTimersByTime(5000);
  expect(ended).not.toHaveBeenCalled();
  process.ppid = 1;
  jest.advanceTimersByTime(5000);
  expect(ended).toHaveBeenCalledTimes(1);
});

test.each([undefined, 'test'])('what was started by %s goes on alone', (event) => {
  const { process, ended } = started(event);
  process.ppid = 1;
  jest.advanceTimersByTime(5000);
  expect(ended).not.toHaveBeenCalled();
});
