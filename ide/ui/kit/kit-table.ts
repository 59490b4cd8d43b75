import { html, nothing, type TemplateResult } from 'lit';
import type { BoardErrorCode } from '../../board/board.ts';
import type { BoardWay } from '../../board/board-choice.ts';
import { t } from '../../i18n/translate.ts';
import type { KitCheck } from '../../session/kit-check.ts';
import {
  kitThings,
  largestKit,
  smallestKit,
  type KitRecord,
  type KitThing,
} from '../../session/kit-record.ts';
import { troubleOf } from '../../session/kit-trouble.ts';
import { icon, type IconName } from '../icon.ts';
import { noteOf, troubleRemedy } from './kit-text.ts';

const symbols: Readonly<Record<KitThing, IconName>> = {
  boards: 'virtual',
  cables: 'cable',
  batteries: 'battery',
  stickers: 'clipboard',
  adapter: 'usb',
  spare: 'box',
};

/** As many as there are boards, or one. */
const oneOnly: ReadonlySet<KitThing> = new Set(['adapter', 'spare']);

/** Left: what lies on the table, and what this computer can do. */
export function kitTable(kit: KitCheck, record: KitRecord): TemplateResult {
  return html`<section class="kit-table" aria-labelledby="kit-lay">
    <h2 id="kit-lay">${t('kit.table')}</h2>
    <p class="kit-size">
      <span class="soft">${t('kit.table.text')}</span>
      <label for="kit-size">${t('kit.size')}</label>
      <input
        id="kit-size"
        type="number"
        inputmode="numeric"
        min=${smallestKit}
        max=${largestKit}
        .value=${String(record.size)}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          kit.setSize(input.valueAsNumber);
          // What is not possible is put right where it was typed.
          input.value = String(kit.record.value.size);
        }}
      />
    </p>
    <ul class="things">
      ${kitThings.map((thing) => renderThing(kit, record, thing))}
    </ul>
    ${kitComputer(kit.ways)}
    <p class="tip">${icon('lamp')}<span>${t('kit.no-boards')}</span></p>
  </section>`;
}

function renderThing(kit: KitCheck, record: KitRecord, thing: KitThing): TemplateResult {
  const note = noteOf(thing);
  return html`<li>
    <label>
      <input
        type="checkbox"
        .checked=${record.ticks.includes(thing)}
        @change=${(event: Event) => kit.tick(thing, (event.target as HTMLInputElement).checked)}
      />
      <span class="box">${icon('tick', 'icon-s')}</span>
      ${icon(symbols[thing])}
      <b>${oneOnly.has(thing) ? 1 : record.size}</b>
      <span>${t(`kit.thing.${thing}`)}${note === undefined ? nothing : html`<small>${note}</small>`}</span>
    </label>
  </li>`;
}

interface ComputerCheck {
  readonly id: 'page' | 'usb' | 'serial';
  readonly obstacle: BoardErrorCode | undefined;
}

/** What keeps this browser or page from boards, seen before any is tried. */
export function computerChecks(ways: readonly BoardWay[]): readonly ComputerCheck[] {
  const real = ways.filter(({ kind }) => kind === 'usb' || kind === 'serial');
  if (real.length === 0) return [];
  const insecure = real.some(({ obstacle }) => obstacle === 'insecure-page');
  return [
    { id: 'page', obstacle: insecure ? 'insecure-page' : undefined },
    ...real.map(({ kind, obstacle }): ComputerCheck => ({ id: kind === 'usb' ? 'usb' : 'serial', obstacle })),
  ];
}

function kitComputer(ways: readonly BoardWay[]): TemplateResult | typeof nothing {
  const checks = computerChecks(ways);
  if (checks.length === 0) return nothing;
  // When no way is left, the bench says what to do.
  const some = checks.some(({ id, obstacle }) => id !== 'page' && obstacle === undefined);
  const obstacles = new Set(some ? checks.flatMap(({ obstacle }) => obstacle ?? []) : []);
  return html`<section class="kit-computer" aria-labelledby="kit-computer">
    <h3 id="kit-computer">${t('kit.computer')}</h3>
    <ul>
      ${checks.map(
        ({ id, obstacle }) =>
          html`<li class=${obstacle === undefined ? 'c-pass' : 'c-not-yet'}>
            ${icon(obstacle === undefined ? 'tick' : 'notyet', 'icon-s')}
            <span>${t(`kit.computer.${id}`)}</span>
            <span class="hidden">${t(obstacle === undefined ? 'kit.computer.ok' : 'kit.computer.not')}</span>
          </li>`,
      )}
    </ul>
    ${[...obstacles].map((code) => html`<p class="kit-remedy">${troubleRemedy(troubleOf(code))}</p>`)}
  </section>`;
}
