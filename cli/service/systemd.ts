import { commandOf } from './service';
import type { Service, Setup } from './service';

/** A unit of the user's own: no root (https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html). */
export function systemd(setup: Setup): Service {
  return {
    file: `${setup.config}/systemd/user/perennial.service`,
    encoding: 'utf8',
    content: `[Unit]
Description=Perennial: scheduled Microsoft Graph checks
After=network-online.target
StartLimitIntervalSec=0

[Service]
WorkingDirectory=${escaped(setup.root)}
ExecStart=${commandOf(setup).map(quoted).join(' ')}
Restart=on-failure
RestartSec=30
TimeoutStopSec=30
UMask=0077
NoNewPrivileges=yes

[Install]
WantedBy=default.target
`,
    install: [
      ['systemctl', '--user', 'daemon-reload'],
      ['systemctl', '--user', 'enable', 'perennial.service'],
      ['systemctl', '--user', 'restart', 'perennial.service'],
      // Else it ends when its owner signs out.
      ['loginctl', 'enable-linger', String(setup.uid)],
    ],
    uninstall: [['systemctl', '--user', 'disable', '--now', 'perennial.service']],
    log: 'journalctl --user -u perennial -f',
    restart: 'systemctl --user restart perennial',
  };
}

/** A percent sign begins a specifier. */
const escaped = (text: string): string => text.replaceAll('%', '%%');

/** In double quotes; a dollar sign begins a variable. */
const quoted = (text: string): string =>
  `"${escaped(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('$', '$$$$')}"`;
