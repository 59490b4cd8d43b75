import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n/translate.ts';
import type { DifferenceRow, FileDifference, LinePart } from '../../project/program-difference.ts';
import { shownName } from '../../project/shown-name.ts';

/** The differences of a program, file by file: signs, words and marks, never colour alone. */
export function differenceView(files: readonly FileDifference[]): TemplateResult {
  return html`${files.map(
    (file) =>
      html`<section class="difference">
        <h3>
          <bdi>${titleOf(file)}</bdi>
          <span class="soft small">${changeText(file.added, file.removed)}</span>
        </h3>
        <div class="difference-lines" tabindex="0" role="region" aria-label=${shownName(file.file)}>
          <table>
            <thead class="hidden">
              <tr>
                <th>${t('history.column.before')}</th>
                <th>${t('history.column.after')}</th>
                <th>${t('history.column.text')}</th>
              </tr>
            </thead>
            <tbody>
              ${file.rows.map(rowView)}
            </tbody>
          </table>
        </div>
      </section>`,
  )}`;
}

/** "3 new, 1 gone", or that there is none. */
export function changeText(more: number, fewer: number): string {
  return more === 0 && fewer === 0 ? t('history.change.none') : t('history.change', { more, fewer });
}

function titleOf({ file, state }: FileDifference): string {
  const name = shownName(file);
  return state === 'changed' ? name : t(`history.file.${state}`, { file: name });
}

function rowView(row: DifferenceRow): TemplateResult {
  switch (row.kind) {
    case 'same':
      return html`<tr>
        <td class="number">${row.before}</td>
        <td class="number">${row.after}</td>
        <td><span class="sign" aria-hidden="true"></span><code dir="ltr">${row.text}</code></td>
      </tr>`;
    case 'removed':
      return html`<tr class="removed">
        <td class="number">${row.before}</td>
        <td class="number"></td>
        <td>${line('−', t('history.row.removed'), row.parts)}</td>
      </tr>`;
    case 'added':
      return html`<tr class="added">
        <td class="number"></td>
        <td class="number">${row.after}</td>
        <td>${line('+', t('history.row.added'), row.parts)}</td>
      </tr>`;
    case 'gap':
      return html`<tr class="gap">
        <td colspan="3">${t('history.gap', { lines: row.lines })}</td>
      </tr>`;
    case 'more':
      return html`<tr class="gap">
        <td colspan="3">${t('history.more', { rows: row.rows })}</td>
      </tr>`;
  }
}

function line(sign: string, said: string, parts: readonly LinePart[]): TemplateResult {
  return html`<span class="sign" aria-hidden="true">${sign}</span><span class="hidden">${said}</span
    ><code dir="ltr"
      >${parts.map(({ text, changed }) => (changed ? html`<mark>${text}</mark>` : text))}</code
    >`;
}
