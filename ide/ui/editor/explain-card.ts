import { html, nothing, type TemplateResult } from 'lit';
import { messageFor, t, type MessageValues } from '../../i18n/translate.ts';
import type { ProgramProblem } from '../../session/workbench.ts';
import { icon } from '../icon.ts';

/** Marks around a value, so that it can be found again in the filled text and set as code. */
const open = '\u0001';
const close = '\u0002';

/**
 * What went wrong, under its line: the first sentence as title, the rest below, one button that mends it and
 * one that shows the line it speaks of.
 */
export function explainCard(
  problem: ProgramProblem,
  on: { readonly fix: () => void; readonly show: (line: number) => void; readonly close: () => void },
): TemplateResult {
  const values: MessageValues = Object.fromEntries(
    Object.entries(problem.values).map(([key, value]) => [
      key,
      typeof value === 'string' && key !== 'message' ? `${open}${value}${close}` : value,
    ]),
  );
  // Without an explanation, the line of the traceback that names the error.
  const text = messageFor(problem.key, values) ?? problem.original.split('\n').at(-1) ?? '';
  // A sentence ends at a point that a space follows: `microbit.display` has none.
  const end = /[.!?:](?=\s)/.exec(text);
  const title = end === null ? text : text.slice(0, end.index + (end[0] === '.' ? 0 : 1));
  const rest = end === null ? '' : text.slice(end.index + 1).trim();
  const at = problem.values['at'];
  return html`<section
    class="explain"
    data-phase="correct"
    role="note"
    aria-label=${t('editor.problemOnLine', { line: problem.line ?? 1 })}
  >
    <h2>${icon('correct')}<span>${withCode(title)}</span></h2>
    ${rest === '' ? nothing : html`<p>${withCode(rest)}</p>`}
    <p class="actions">
      ${
        problem.fix === undefined
          ? nothing
          : html`<button class="btn btn-phase" type="button" @click=${on.fix}>
              ${fixText(problem.fix)}
            </button>`
      }
      ${
        typeof at === 'number'
          ? html`<button
              class="btn btn-quiet"
              type="button"
              @click=${() => {
                on.show(at);
              }}
            >
              ${t('editor.showLine', { line: at })}
            </button>`
          : nothing
      }
      ${
        problem.fix === undefined && typeof at !== 'number'
          ? html`<button class="btn btn-quiet" type="button" @click=${on.close}>${t('editor.close')}</button>`
          : nothing
      }
    </p>
  </section>`;
}

/** A change of a word is named by the word; one of a whole line by what is put there. */
function fixText({ from, to }: NonNullable<ProgramProblem['fix']>): string {
  if (to === `${from}:`) return t('editor.fix.insert', { to: ':' });
  if (to.trim() === from.trim()) return t('editor.fix.indent');
  if (from.length > 24 || from.includes(' ')) return t('editor.fix', { to: to.trim() });
  return t('editor.fix', { to });
}

function withCode(text: string): readonly (string | TemplateResult)[] {
  return text.split(open).flatMap((part, index) => {
    if (index === 0) return [part];
    const [code = '', after = ''] = part.split(close);
    return [html`<code>${code}</code>`, after];
  });
}
