import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The one version, and the SHA-512 of its packages on nuget.org. */
const pin = JSON.parse(readFileSync(new URL('compiler.json', import.meta.url), 'utf8'));
const RESTORE_MS = 150_000;
const COMPILE_MS = 60_000;
/** Without this .NET does not start where libicu is missing. */
const environment = {
  ...process.env,
  DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_NOLOGO: '1',
};

/** Says in a sentence why there is no compiler. */
export class CompilerMissing extends Error {}

/**
 * The path of the pinned compiler: the one on the PATH when it is of that version, else a NuGet package, kept in the
 * user's cache. Needs the .NET SDK and a NuGet source for that, whichever the machine is set to.
 *
 * @throws {CompilerMissing}
 */
export function findCompiler() {
  const onPath = spawnSync('bicep', ['--version'], { encoding: 'utf8', env: environment });
  if (versionIn(onPath.stdout) === pin.version) return 'bicep';
  const { name, sha512 } = packageHere();
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const packages = join(cache, 'bicep-cli');
  const folder = join(packages, name.toLowerCase(), pin.version);
  const compiler = join(folder, 'tools', 'bicep');
  if (!existsSync(compiler)) restore(name, packages);
  const file = join(folder, `${name.toLowerCase()}.${pin.version}.nupkg`);
  if (createHash('sha512').update(readFileSync(file)).digest('base64') !== sha512) {
    rmSync(folder, { recursive: true });
    throw new Error(`${name} ${pin.version} is not the package that was pinned; it was deleted`);
  }
  chmodSync(compiler, 0o755);
  return compiler;
}

const versionIn = (text) => /version (\d+\.\d+\.\d+)/.exec(text ?? '')?.[1];

function packageHere() {
  const platform = `${process.platform}-${process.arch}`;
  const found = pin.packages[platform];
  if (found) return found;
  throw new CompilerMissing(
    `no package is pinned for ${platform}, and bicep ${pin.version} is not on the path`,
  );
}

function restore(name, packages) {
  const sdk = spawnSync('dotnet', ['--version'], { encoding: 'utf8', env: environment });
  if (sdk.status !== 0) {
    throw new CompilerMissing(`neither bicep ${pin.version} nor the .NET SDK is on the path`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'bicep-'));
  const project = join(folder, 'get.csproj');
  writeFileSync(
    project,
    `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net${parseInt(sdk.stdout, 10)}.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageDownload Include="${name}" Version="[${pin.version}]" /></ItemGroup>
</Project>
`,
  );
  try {
    execFileSync('dotnet', ['restore', project, '--packages', packages], {
      env: environment,
      stdio: 'pipe',
      timeout: RESTORE_MS,
    });
  } catch (error) {
    const code = /NU\d+/.exec(error.stdout ?? '')?.[0] ?? error.code ?? 'no reason given';
    throw new CompilerMissing(`NuGet does not give ${name} ${pin.version} (${code})`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs the compiler. Answers what it found, one line each; each finding once, although many templates use its file. */
export function compile(compiler, args, cwd) {
  const { status, stderr, error } = spawnSync(compiler, args, {
    cwd,
    encoding: 'utf8',
    env: environment,
    timeout: COMPILE_MS,
  });
  if (error) throw error;
  const findings = [...new Set(stderr.split('\n').filter(Boolean))].map((line) =>
    line.replace(`${cwd}/`, ''),
  );
  if (status !== 0 && findings.length === 0) findings.push(`bicep ${args[0]} ended with ${status}`);
  return findings;
}
