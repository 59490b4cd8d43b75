import type { RunReport } from '../../board/board.ts';
import { formatNumber, t } from '../../i18n/translate.ts';

/** How a program got to the board and what it cost, in a sentence; in the language on screen. */
export function runReportText(report: RunReport): string {
  const seconds =
    report.milliseconds < 10_000 ? report.milliseconds / 1000 : Math.round(report.milliseconds / 1000);
  const values = { seconds: formatNumber(Math.max(0.1, seconds), 1), size: sizeText(report.bytes) };
  switch (report.route) {
    case 'virtual':
      return t('board.report.virtual');
    case 'files': {
      const written = report.written ?? [];
      const [file] = written;
      if (file === undefined) return t('board.report.files-none', values);
      if (written.length === 1) return t('board.report.files-one', { ...values, file });
      return t('board.report.files-some', { ...values, count: written.length });
    }
    case 'partial-flash':
    case 'full-flash':
    case 'hex':
      return t(`board.report.${report.route}`, values);
  }
}

/** Small amounts to the byte, so that a pupil sees them change; large ones rounded. */
function sizeText(bytes: number): string {
  return bytes < 2000
    ? t('board.report.bytes', { bytes })
    : t('board.report.kilobytes', { kilobytes: formatNumber(bytes / 1000, bytes < 20_000 ? 1 : 0) });
}
