// Whether the app in this container answers. What it answers is for whoever watches it: the container is not at fault.
const port = process.env.PORT || '7071';
const url = `http://127.0.0.1:${port}/api/health`;
const told = await fetch(url, { signal: AbortSignal.timeout(4000) }).then(
  ({ status }) => status,
  (error) => error.cause?.code ?? error.name,
);
if (told !== 200) console.error(`${url}: ${told}`);
process.exitCode = told === 200 ? 0 : 1;
