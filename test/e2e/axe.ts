import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What an examination leaves out, and why. Selectors within foreign editors that we cannot change. */
const notOurs: readonly string[] = [
  // region: Blockly appends a canvas of one pixel to the body to measure letters with.
  '.blocklyComputeCanvas',
  'body > canvas',
];

/** Everything that axe finds on a page (of a pupil with `bypassCSP`), as "rule: place" lines. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Once a page: half a megabyte to read.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const results = await page.evaluate((exclude) => {
    const { axe } = globalThis as unknown as { axe: { run(context: object): Promise<AxeResults> } };
    return axe.run({ include: [['html']], exclude: exclude.map((one) => [one]) });
  }, notOurs);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary ?? ''})`),
  );
}
