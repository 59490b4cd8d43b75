import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber, t } from '../../i18n/translate.ts';
import type { SeriesData } from '../../samples/recording.ts';
import type { RunMark } from '../../samples/run.ts';

/** Rows of the table: enough to hear how a curve goes. */
const tableRows = 12;

/** A few rows of what is drawn, and every mark, for who reads instead of looking. */
export function renderTable(
  lines: readonly SeriesData[],
  nameOf: (series: string) => string,
  unit: string,
  marks: readonly RunMark[],
): TemplateResult {
  const [longest] = [...lines].sort((one, other) => other.length - one.length);
  const count = Math.min(tableRows, longest?.length ?? 0);
  const rows: { readonly time: number; readonly mark?: RunMark }[] = Array.from(
    { length: count },
    (_, row) => {
      const index = count === 1 ? 0 : Math.round((row * ((longest?.length ?? 1) - 1)) / (count - 1));
      return { time: longest?.times[index] ?? 0 };
    },
  );
  rows.push(...marks.map((mark) => ({ time: mark.time, mark })));
  rows.sort((one, other) => one.time - other.time);
  return html`<table class="hidden">
    <caption>
      ${t('board.chart.table')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('board.chart.table-time')}</th>
        ${lines.map((line) => html`<th scope="col">${nameOf(line.name)}</th>`)}
        ${marks.length === 0 ? nothing : html`<th scope="col">${t('board.chart.table-mark')}</th>`}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ time, mark }) =>
          html`<tr>
            <th scope="row">${t('board.chart.seconds', { seconds: formatNumber(time / 1000, 1) })}</th>
            ${lines.map((line) => html`<td>${valueAt(line, time, unit)}</td>`)}
            ${
              marks.length === 0
                ? nothing
                : html`<td>${mark === undefined ? '' : `${String(mark.number)} ${mark.note}`.trim()}</td>`
            }
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The value a series held at that time: its last sample up to then. */
function valueAt({ times, values, length }: SeriesData, time: number, unit: string): string {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  const value = values[low - 1];
  return low === 0 || value === undefined ? '' : `${formatNumber(value)}${unit}`;
}
