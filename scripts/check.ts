import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.ts';

/** `npm run check:static`: everything that can be known without running the program. */
const checks: readonly { readonly name: string; readonly command: string }[] = [
  { name: 'format', command: 'prettier --check --log-level warn .' },
  { name: 'types', command: 'tsc --noEmit -p .' },
  { name: 'lint', command: 'eslint . --max-warnings 0' },
  { name: 'Lit templates', command: 'lit-analyzer --strict --maxWarnings 0 ide/ui' },
  {
    name: 'import boundaries',
    command: 'depcruise --config .dependency-cruiser.cjs --output-type err firmware ide lessons scripts',
  },
  { name: 'unused code', command: 'knip' },
];

const results = checks.map(({ name, command }) => {
  const began = Date.now();
  const [program = '', ...parameters] = command.split(' ');
  const result = spawnSync('npx', ['--no-install', program, ...parameters], { cwd: root, encoding: 'utf8' });
  const passed = result.status === 0;
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (!passed) console.log(`${result.stdout}${result.stderr}`);
  return { name, passed };
});

mkdirSync(join(root, 'artifacts'), { recursive: true });
writeFileSync(join(root, 'artifacts/check-results.json'), JSON.stringify(results));
process.exit(results.every((result) => result.passed) ? 0 : 1);
