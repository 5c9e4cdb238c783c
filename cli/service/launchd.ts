import { commandOf, escapeXml } from './service';
import type { Service, Setup } from './service';

const LABEL = 'local.perennial';

/** An agent of the user's own (launchd.plist(5)). */
export function launchd(setup: Setup): Service {
  const file = `${setup.home}/Library/LaunchAgents/${LABEL}.plist`;
  const domain = `gui/${setup.uid}`;
  const log = `${setup.data}/perennial.log`;
  const string = (text: string) => `<string>${escapeXml(text)}</string>`;
  return {
    file,
    encoding: 'utf8',
    content: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  ${string(LABEL)}
  <key>ProgramArguments</key>
  <array>
${commandOf(setup)
  .map((part) => `    ${string(part)}`)
  .join('\n')}
  </array>
  <key>WorkingDirectory</key>
  ${string(setup.root)}
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <dict>
    <key>SuccessfulExit</key>
    <false/>
  </dict>
  <key>ThrottleInterval</key>
  <integer>30</integer>
  <key>ExitTimeOut</key>
  <integer>30</integer>
  <key>Umask</key>
  <integer>63</integer>
  <key>StandardOutPath</key>
  ${string(log)}
  <key>StandardErrorPath</key>
  ${string(log)}
</dict>
</plist>
`,
    install: [['launchctl', 'bootstrap', domain, file]],
    uninstall: [['launchctl', 'bootout', `${domain}/${LABEL}`]],
    log: `tail -f ${log}`,
    restart: `launchctl kickstart -k ${domain}/${LABEL}`,
  };
}
