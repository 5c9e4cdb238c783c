import { launchd } from './launchd';
import type { Service, Setup } from './service';
import { systemd } from './systemd';
import { windowsTask } from './task';

/** Who starts things with the machine, by Node's name of the system. */
export const services: Readonly<Record<string, (setup: Setup) => Service>> = {
  linux: systemd,
  darwin: launchd,
  win32: windowsTask,
};
