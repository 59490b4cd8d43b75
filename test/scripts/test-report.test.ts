import { describe, expect, it } from 'vitest';
import { readReport, summaryLine } from '../../scripts/test-report.ts';

const report = (tests: { status: string; fullName: string }[], status = 'passed'): string =>
  JSON.stringify({ testResults: [{ name: 'a.test.ts', status, assertionResults: tests }] });

describe('a test report', () => {
  it('sums what passed and failed, and names what was skipped', () => {
    const read = readReport(
      report([
        { status: 'passed', fullName: 'adds' },
        { status: 'failed', fullName: 'subtracts' },
        { status: 'skipped', fullName: 'beside QEMU (skipped, missing tool: QEMU)' },
        { status: 'pending', fullName: 'V2 (skipped, not provided: the V2 runtime)' },
      ]),
    );
    expect(summaryLine(read)).toBe('1 passed, 1 failed');
    expect(read.skipped).toHaveLength(2);
    expect(read.missingTools).toEqual(['beside QEMU (skipped, missing tool: QEMU)']);
  });

  it('counts a file that cannot be collected as a failure', () => {
    expect(readReport(report([], 'failed')).failed).toBe(1);
  });
});
