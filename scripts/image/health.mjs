// Whether the app in this container answers. What it answers is for whoever watches it: the container is not at fault.
const port = process.env.PORT || '7071';
const response = await fetch(`http://127.0.0.1:${port}/api/health`, {
  signal: AbortSignal.timeout(4000),
});
process.exitCode = response.ok ? 0 : 1;
