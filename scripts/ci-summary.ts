import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReport } from './test-report.ts';

const evidence = 'artifacts/failures';

/** What browser tests left that failed, also those that passed at their second try: in short, and not of all. */
function tellFailures(): void {
  if (!existsSync(evidence)) return;
  const texts = readdirSync(evidence).filter((file) => file.endsWith('.txt'));
  for (const file of texts.slice(0, 4)) {
    console.log(`--- ${file}\n${readFileSync(join(evidence, file), 'utf8').slice(0, 1500)}`);
  }
  if (texts.length > 4) console.log(`--- and ${String(texts.length - 4)} more in ${evidence}`);
}

/** Sums the real reports into the last line of a CI run; exits with 1 unless everything ran and passed. */
tellFailures();
const [testsExit = '1', staticExit = '1'] = process.argv.slice(2);
let passed = 0;
let failed = 0;
try {
  const report = readReport(readFileSync('artifacts/test-results.json', 'utf8'));
  passed += report.passed;
  failed += report.failed + report.missingTools.length;
  for (const title of report.missingTools) console.log(`failed because a tool is missing: ${title}`);
  const checks = JSON.parse(readFileSync('artifacts/check-results.json', 'utf8')) as { passed: boolean }[];
  passed += checks.filter((check) => check.passed).length;
  failed += checks.filter((check) => !check.passed).length;
} catch (error) {
  console.log(`A report is missing: ${String(error)}`);
  failed += 1;
}
if ((testsExit !== '0' || staticExit !== '0') && failed === 0) failed += 1;
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exit(failed === 0 ? 0 : 1);
