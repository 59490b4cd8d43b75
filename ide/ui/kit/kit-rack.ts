import { html, nothing, type TemplateResult } from 'lit';
import type { BoardKind } from '../../board/board.ts';
import { t } from '../../i18n/translate.ts';
import type { KitBench } from '../../session/kit-bench.ts';
import type { KitCheck } from '../../session/kit-check.ts';
import { boardAt, type KitBoard, type KitRecord } from '../../session/kit-record.ts';
import { icon, type IconName } from '../icon.ts';
import { countsOf, factsText, resultText, slotsOf, troubleRemedy, type Slot } from './kit-text.ts';

export interface RackParts {
  readonly kit: KitCheck;
  readonly record: KitRecord;
  readonly bench: KitBench;
  /** The board whose words are shown below the grid, when somebody chose one. */
  readonly selected: number | undefined;
  /** The real way that is offered first; undefined when this browser has none. */
  readonly way: BoardKind | undefined;
  readonly select: (number: number) => void;
}

const symbols: Readonly<Record<Slot['state'], IconName>> = {
  ready: 'tick',
  updated: 'tick',
  aside: 'notyet',
  testing: 'usb',
  next: 'arrow',
  none: 'minus',
};

/** Middle: the numbered boards, and what is to be said about one of them. */
export function kitRack(parts: RackParts): TemplateResult {
  const { record, bench, selected, select } = parts;
  const counts = countsOf(record);
  const slots = slotsOf(record, bench);
  return html`<section class="kit-rack" aria-labelledby="kit-plug">
    <div class="rack-head">
      <h2 id="kit-plug">${t('kit.rack')}</h2>
      <p>
        ${count('kit.count.ready', counts.ready)} · ${count('kit.count.aside', counts.aside)} ·
        ${count('kit.count.left', counts.left)}
      </p>
    </div>
    <ol class="boards" aria-label=${t('kit.boards')} data-many=${slots.length > 20}>
      ${slots.map(
        (slot) =>
          html`<li>
            <button
              type="button"
              class="slot s-${slot.state}"
              aria-pressed=${slot.number === selected}
              @click=${() => select(slot.number)}
            >
              <span class="hidden">${t('kit.slot.board')}</span>
              <b>${slot.number}</b>
              ${slot.board?.name === undefined ? nothing : html`<i>${slot.board.name}</i>`}
              <span class="slot-state">${icon(symbols[slot.state], 'icon-s')}${slot.text}</span>
            </button>
          </li>`,
      )}
    </ol>
    <div class="kit-detail">${detail(parts)}</div>
    ${actions(parts)}
  </section>`;
}

function count(
  key: 'kit.count.ready' | 'kit.count.aside' | 'kit.count.left',
  number: number,
): TemplateResult {
  const [before = '', after = ''] = t(key, { count: '\u0000' }).split('\u0000');
  return html`${before}<b>${number}</b>${after}`;
}

function detail(parts: RackParts): TemplateResult | typeof nothing {
  const { record, selected } = parts;
  if (selected !== undefined) {
    const board = boardAt(record, selected);
    return board === undefined ? notSeen(parts, selected) : seen(parts, board, true);
  }
  const aside = record.boards
    .filter((board) => board.result === 'aside')
    .sort((one, other) => other.checkedAt - one.checkedAt)[0];
  if (aside !== undefined) return seen(parts, aside, false);
  if (record.boards.length >= record.size)
    return html`<div class="verdict verdict-pass">
      <header>
        ${icon('tick')}
        <h3>${t('kit.all.title', { count: record.size })}</h3>
      </header>
      <p>${t('kit.all.text')}</p>
    </div>`;
  if (record.boards.length > 0 || parts.bench.state !== 'idle') return nothing;
  const start = t(parts.way === 'serial' ? 'kit.start.serial' : 'kit.start.usb');
  return html`<div class="verdict verdict-waiting">
    <header>
      ${icon('lamp')}
      <h3>${t('kit.welcome.title')}</h3>
    </header>
    <p>${t('kit.welcome.text', { start })}</p>
  </div>`;
}

function notSeen({ kit, bench, way }: RackParts, number: number): TemplateResult {
  const free = bench.state === 'idle' || bench.state === 'done' || bench.state === 'known';
  return html`<div class="verdict verdict-waiting">
    <header>
      ${icon('minus')}
      <h3>${t('kit.detail.none', { number })}</h3>
    </header>
    <p>${t('kit.detail.none.text', { number })}</p>
    ${
      free && way !== undefined
        ? html`<div class="actions">
            <button type="button" class="btn" @click=${() => kit.start(way, number)}>
              ${icon('usb')}${t('kit.detail.check', { number })}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}

function seen({ kit, bench, way }: RackParts, board: KitBoard, chosen: boolean): TemplateResult {
  const { number, result, trouble } = board;
  const facts = factsText(board);
  const free = bench.state === 'idle' || bench.state === 'done' || bench.state === 'known';
  const title =
    result !== 'aside'
      ? t(`kit.detail.${result}`, { number })
      : trouble === undefined
        ? t('kit.detail.aside-plain', { number })
        : t('kit.detail.aside', { number, trouble: lowered(t(`kit.trouble.${trouble}`)) });
  return html`<div class="verdict ${result === 'aside' ? 'verdict-not-yet' : 'verdict-pass'}">
    <header>
      ${icon(result === 'aside' ? 'notyet' : 'tick')}
      <h3>${title}</h3>
    </header>
    ${trouble === undefined ? nothing : html`<p>${troubleRemedy(trouble)}</p>`}
    ${facts === undefined ? nothing : html`<p class="small">${facts}</p>`}
    ${
      chosen
        ? html`<div class="actions">
            ${
              free && way !== undefined
                ? html`<button type="button" class="btn btn-s" @click=${() => kit.start(way, number)}>
                    ${icon('loop', 'icon-s')}${t('kit.detail.again')}
                  </button>`
                : nothing
            }
            <button type="button" class="btn btn-s" @click=${() => kit.forget(number)}>
              ${icon('bin', 'icon-s')}${t('kit.detail.forget')}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}

/** Behind a colon a sentence begins small, unless it begins with a name. */
function lowered(text: string): string {
  return /^[A-Z][a-z’']*( |$)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function actions({ kit, record }: RackParts): TemplateResult {
  return html`<div class="kit-actions">
    <button type="button" class="btn btn-s" @click=${() => print()}>
      ${icon('print', 'icon-s')}${t('kit.print')}
    </button>
    <button
      type="button"
      class="btn btn-s"
      ?hidden=${record.boards.length === 0}
      @click=${() => kit.startNew()}
    >
      ${icon('box', 'icon-s')}${t('kit.new')}
    </button>
    <p class="kit-undo" role="status">
      ${
        record.before === undefined || record.before.boards.length === 0
          ? nothing
          : html`${t('kit.new.done')}
              <button type="button" class="btn btn-s" @click=${() => kit.undo()}>
                ${icon('undo', 'icon-s')}${t('kit.undo')}
              </button>`
      }
    </p>
  </div>`;
}

/** What is printed: a line a board, with room for what happens in class. */
export function kitSheet(record: KitRecord, dateOf: (time: number) => string): TemplateResult {
  const rows = Array.from({ length: record.size }, (_, index) => ({
    number: index + 1,
    board: boardAt(record, index + 1),
  }));
  const { ready, aside, left } = countsOf(record);
  return html`<section class="kit-sheet" aria-hidden="true">
    <h1>${t('kit.sheet.title')}</h1>
    <p>${t('kit.sheet.made', { ready, aside, left })}</p>
    <table>
      <thead>
        <tr>
          <th>${t('kit.sheet.number')}</th>
          <th>${t('kit.sheet.name')}</th>
          <th>${t('kit.sheet.model')}</th>
          <th>${t('kit.sheet.runtime')}</th>
          <th>${t('kit.sheet.result')}</th>
          <th>${t('kit.sheet.date')}</th>
          <th>${t('kit.sheet.note')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ number, board }) =>
            html`<tr>
              <td><b>${number}</b></td>
              <td>${board?.name}</td>
              <td>${board?.model?.toUpperCase()}</td>
              <td>${board?.runtime}</td>
              <td>${board === undefined ? t('kit.slot.none') : resultText(board)}</td>
              <td>${board === undefined ? nothing : dateOf(board.checkedAt)}</td>
              <td></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
