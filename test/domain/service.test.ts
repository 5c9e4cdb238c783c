import { serviceOf } from '../../src/domain/service';

test.each([
  ['mail.list-folders', 'exchange'],
  ['tasks.track-task', 'exchange'],
  ['sites.read-root', 'sharepoint'],
  ['reports.count-mail', 'reports'],
  ['alone', 'alone'],
])('%s looks at %s', (check, service) => {
  expect(serviceOf(check)).toBe(service);
});
