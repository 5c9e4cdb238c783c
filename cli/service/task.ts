import { commandOf, escapeXml } from './service';
import type { Service, Setup } from './service';

const NAME = 'Perennial';

/**
 * A task of the user's own, begun when they sign in: for everybody's sign-in one has to be an administrator (
 * https://learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema).
 */
export function windowsTask(setup: Setup): Service {
  const [node = '', ...args] = commandOf(setup);
  const user = `<UserId>${escapeXml(setup.user)}</UserId>`;
  const file = `${setup.root}\\build\\perennial-task.xml`;
  return {
    file,
    // What schtasks reads.
    encoding: 'utf16le',
    content: `\uFEFF<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Perennial: scheduled Microsoft Graph checks</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      ${user}
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      ${user}
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>255</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${escapeXml(node)}</Command>
      <Arguments>${escapeXml(args.map(quoted).join(' '))}</Arguments>
      <WorkingDirectory>${escapeXml(setup.root)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`,
    install: [
      ['schtasks', '/Create', '/TN', NAME, '/XML', file, '/F'],
      ['schtasks', '/Run', '/TN', NAME],
    ],
    uninstall: [
      ['schtasks', '/End', '/TN', NAME],
      ['schtasks', '/Delete', '/TN', NAME, '/F'],
    ],
    log: 'schtasks /Query /TN Perennial /V /FO LIST',
    restart: 'schtasks /End /TN Perennial, then schtasks /Run /TN Perennial',
  };
}

/** As programs of Windows read their arguments: a backslash before the last quote would take it along. */
const quoted = (text: string): string => `"${text.replace(/\\+$/, '$&$&')}"`;
