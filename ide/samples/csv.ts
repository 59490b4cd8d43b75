import type { SeriesData } from './recording.ts';

/**
 * A table that a spreadsheet opens by itself: byte order mark (else Excel takes UTF-8 for an 8-bit code page),
 * lines ended by CR LF (RFC 4180), and where decimals have a comma (Italian) semicolons between cells. One row
 * a moment, one column a series; an empty cell where a series has no sample at that moment. Time is in seconds.
 */
export function samplesToCsv(series: readonly SeriesData[], locale: string, timeHeading: string): string {
  const decimal = decimalMark(locale);
  const separator = decimal === ',' ? ';' : ',';
  const cell = (text: string): string => quote(text, separator);
  const numeral = (value: number): string => String(value).replace('.', decimal);
  const lines = [
    [timeHeading, ...series.map((one) => one.name)].map((name) => cell(disarm(name))).join(separator),
  ];
  const places = series.map(() => 0);
  for (;;) {
    const time = series.reduce((first, one, index) => {
      const place = places[index] ?? 0;
      return place < one.length ? Math.min(first, one.times[place] ?? Infinity) : first;
    }, Infinity);
    if (time === Infinity) break;
    const row = series.map((one, index) => {
      const place = places[index] ?? 0;
      if (place >= one.length || one.times[place] !== time) return '';
      places[index] = place + 1;
      return cell(numeral(one.values[place] ?? 0));
    });
    lines.push([cell(numeral(Math.round(time) / 1000)), ...row].join(separator));
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function decimalMark(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return parts.find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.';
}

/** A name that a spreadsheet would compute (`=HYPERLINK(...)`) becomes text: a name comes from a program. */
function disarm(text: string): string {
  return /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quote(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
