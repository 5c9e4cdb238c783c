// Azurite's queues, which end with their parent: the pipe to standard input closes however the parent ends.
process.stdin.on('end', () => process.exit(0)).resume();
await import('azurite/dist/src/queue/main.js');
