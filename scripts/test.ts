import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.ts';
import { getRuntimes } from './get-runtimes.ts';
import { readReport, summaryLine } from './test-report.ts';
import { chromiumPath, findOnPath } from './tool-paths.ts';

/**
 * `npm test`: makes a fresh machine ready (a browser, QEMU, a runtime), then runs every test. What cannot be
 * had here is named, and the tests that need it are reported as skipped with that reason.
 * Arguments go to vitest: `npm test -- test/firmware`.
 */
interface Tool {
  readonly name: string;
  readonly package: string;
  readonly found: () => boolean;
}

const tools: readonly Tool[] = [
  { name: 'a Chromium-family browser', package: 'chromium', found: () => chromiumPath() !== undefined },
  {
    name: 'QEMU for ARM',
    package: 'qemu-system-arm',
    found: () => findOnPath('qemu-system-arm') !== undefined,
  },
  { name: 'Python', package: 'python3', found: () => findOnPath('python3') !== undefined },
];

function installMissing(): void {
  const missing = tools.filter((tool) => !tool.found());
  if (missing.length === 0) return;
  const mayInstall =
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && findOnPath('apt-get') !== undefined;
  if (mayInstall) {
    console.log(`Installing ${missing.map((tool) => tool.package).join(' and ')} ...`);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...parameters: string[]): boolean =>
      spawnSync('apt-get', ['-qq', ...parameters], {
        env: environment,
        stdio: ['ignore', 'ignore', 'inherit'],
      }).status === 0;
    if (!(
      apt('update') && apt('install', '-y', '--no-install-recommends', ...missing.map((tool) => tool.package))
    )) {
      console.error('apt-get could not install them; see above.');
    }
  }
  for (const tool of missing.filter((one) => !one.found())) {
    console.log(
      `Not here: ${tool.name}. Its tests will be skipped. On Debian or Ubuntu: sudo apt-get install ${tool.package}`,
    );
  }
}

installMissing();
if (!getRuntimes()) console.log('Some tests need a runtime and will be skipped; see above.');

const reportFile = join(root, 'artifacts/test-results.json');
mkdirSync(join(root, 'artifacts'), { recursive: true });
const vitest = spawnSync(
  'npx',
  [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
if (existsSync(reportFile)) {
  const report = readReport(readFileSync(reportFile, 'utf8'));
  for (const skipped of report.skipped) console.log(`skipped: ${skipped}`);
  console.log(summaryLine(report));
}
process.exit(vitest.status ?? 1);
