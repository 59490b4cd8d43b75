import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from './build.ts';

/** `npm run check:static`: everything that can be known without running the program, the longest first. */
const checks: readonly { readonly name: string; readonly command: string }[] = [
  { name: 'lint', command: 'eslint . --max-warnings 0' },
  { name: 'format', command: 'prettier --check --log-level warn .' },
  { name: 'types', command: 'tsc --noEmit -p .' },
  { name: 'Lit templates', command: 'lit-analyzer --strict --maxWarnings 0 ide/ui' },
  {
    name: 'import boundaries',
    command: 'depcruise --config .dependency-cruiser.cjs --output-type err firmware ide lessons scripts',
  },
  { name: 'unused code', command: 'knip' },
];

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
}

async function check(name: string, command: string): Promise<Outcome> {
  const began = Date.now();
  const { passed, output } = await run(command.split(' '));
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (!passed) console.log(output);
  return { name, passed };
}

function run(command: readonly string[]): Promise<{ readonly passed: boolean; readonly output: string }> {
  return new Promise((done) => {
    const child = spawn('npx', ['--no-install', ...command], { cwd: root });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', (error) => done({ passed: false, output: String(error) }));
    child.on('close', (status) => done({ passed: status === 0, output }));
  });
}

const waiting = [...checks];
const outcomes: Outcome[] = [];
async function workThrough(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    outcomes.push(await check(next.name, next.command));
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, workThrough));

mkdirSync(join(root, 'artifacts'), { recursive: true });
writeFileSync(join(root, 'artifacts/check-results.json'), JSON.stringify(outcomes));
process.exit(outcomes.every(({ passed }) => passed) ? 0 : 1);
