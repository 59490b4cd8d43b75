/** What a test run came to, read from vitest's JSON report. */
export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  /** Titles of skipped tests; each carries its reason (see test/tools.ts). */
  readonly skipped: readonly string[];
  /** Those skipped because this machine was not set up, not because a file may not be here. */
  readonly missingTools: readonly string[];
}

interface VitestReport {
  readonly numFailedTestSuites?: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

export function readReport(json: string): TestReport {
  const report = JSON.parse(json) as VitestReport;
  const all = report.testResults.flatMap((file) => file.assertionResults);
  const skipped = all
    .filter((test) => test.status !== 'passed' && test.status !== 'failed')
    .map((test) => test.fullName.trim());
  // A file that cannot even be collected has no tests of its own and counts as one failure.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: all.filter((test) => test.status === 'passed').length,
    failed: all.filter((test) => test.status === 'failed').length + broken.length,
    skipped,
    missingTools: skipped.filter((title) => title.includes('missing tool')),
  };
}

export function summaryLine(report: TestReport): string {
  return `${String(report.passed)} passed, ${String(report.failed)} failed`;
}
