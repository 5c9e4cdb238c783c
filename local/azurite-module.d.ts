/** Azurite's command line: importing it reads `process.argv` and starts the services. It has no types. */
declare module 'azurite/dist/src/azurite.js';
