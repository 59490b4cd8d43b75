import type { BenchResult } from './bench/bench-result.ts';

/**
 * `npm run bench`: every budget, measured beside what it is compared with. `npm run bench -- web` runs one
 * part. Timings vary from run to run and machine to machine; medians and ratios are what to read. Exits with
 * 1 when a budget is broken.
 */
const parts: Readonly<Record<string, () => Promise<{ bench: () => Promise<readonly BenchResult[]> }>>> = {
  emulator: () => import('./bench/emulator.ts'),
  'hex-rebuild': () => import('./bench/hex-rebuild.ts'),
  blocks: () => import('./bench/blocks.ts'),
  'blocks-sheet': () => import('./bench/blocks-sheet.ts'),
  'python-editor': () => import('./bench/python-editor.ts'),
  'real-boards': () => import('./bench/real-boards.ts'),
  'type-checker': () => import('./bench/type-checker.ts'),
  web: () => import('./bench/web.ts'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

let broken = 0;
for (const [name, load] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  for (const result of await (await load()).bench()) {
    if (!result.ok) broken += 1;
    const mark = result.ok ? 'ok  ' : 'OVER';
    const ratio = result.ratio === undefined ? '' : `, ratio ${result.ratio.toPrecision(3)}`;
    const budget = result.budget === undefined ? '' : ` (budget ${result.budget})`;
    console.log(`  ${mark} ${result.name}: ${format(result.value)} ${result.unit}${budget}`);
    console.log(`       beside ${result.comparedWith}${ratio}`);
  }
}
if (broken > 0) console.log(`\n${String(broken)} over budget.`);
process.exit(broken > 0 ? 1 : 0);

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
