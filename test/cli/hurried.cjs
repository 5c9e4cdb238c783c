/** Loaded before a process of the command line: its time is that of whoever started it, and its waits are a hundredth. */
'use strict';
const timers = require('node:timers/promises');

const { now } = Date;
const ahead = Number(process.env.AHEAD_MS ?? 0);
Date.now = () => now() + ahead;

const { setTimeout: wait } = timers;
timers.setTimeout = (ms, ...rest) => wait(ms / 100, ...rest);
require('node:module').syncBuiltinESMExports();
