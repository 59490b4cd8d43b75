import { readFileSync } from 'node:fs';
import { readReport } from './test-report.ts';

/** Sums the real reports into the last line of a CI run; exits with 1 unless everything ran and passed. */
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
