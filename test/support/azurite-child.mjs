/**
 * Azurite that ends with its parent: the pipe to its standard input closes however the parent ends.
 * Takes Azurite's own arguments.
 */
process.stdin.on('end', () => process.exit(0)).resume();
await import('azurite/dist/src/azurite.js');
