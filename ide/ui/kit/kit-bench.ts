import { html, nothing, svg, type TemplateResult } from 'lit';
import type { BoardErrorCode, BoardKind } from '../../board/board.ts';
import type { VirtualControls } from '../../board/virtual-controls.ts';
import { t } from '../../i18n/translate.ts';
import type { KitBench } from '../../session/kit-bench.ts';
import type { KitCheck } from '../../session/kit-check.ts';
import type { KitCheckLine } from '../../session/kit-examination.ts';
import { troubleOf, type KitTrouble } from '../../session/kit-trouble.ts';
import { buttonParts, edgeBed, ground, leds, padParts, pads } from '../board/microbit-drawing.ts';
import '../board/microbit.ts';
import { icon, type IconName } from '../icon.ts';
import { factsText, instructionOf, resultText, troubleRemedy, troubleTitle, valueText } from './kit-text.ts';

export interface BenchParts {
  readonly kit: KitCheck;
  readonly bench: KitBench;
  /** The virtual board's hands, while it is on the bench. */
  readonly virtual: VirtualControls | undefined;
  /** The real ways that this browser has, the best first. */
  readonly ways: readonly BoardKind[];
  /** Why it has none of them. */
  readonly obstacle: BoardErrorCode | undefined;
}

/** Troubles that say nothing about a board: there is none to set aside. */
const notTheBoard: ReadonlySet<KitTrouble> = new Set<KitTrouble>([
  'usb-unsupported',
  'serial-unsupported',
  'insecure-page',
  'forbidden-by-policy',
  'firmware-unreachable',
  'runtime-missing',
  'virtual-failed',
  'no-board-chosen',
]);

/** Right: the board that is being checked, and the one thing to do now. */
export function kitBench(parts: BenchParts): TemplateResult {
  const { bench } = parts;
  return html`<section class="kit-bench card" aria-labelledby="kit-bench" data-state=${bench.state}>
    <header>
      <h2 id="kit-bench" data-bench tabindex="-1">${title(bench)}</h2>
      ${
        'name' in bench && bench.name !== undefined
          ? html`<p class="kit-name"><span class="hidden">${t('kit.bench.called')}</span> ${bench.name}</p>`
          : nothing
      }
      ${
        bench.state === 'connecting' || bench.state === 'sending' || bench.state === 'testing'
          ? html`<button type="button" class="btn btn-s kit-stop" @click=${() => parts.kit.cancel()}>
              ${icon('stop', 'icon-s')}${t('kit.cancel')}
            </button>`
          : nothing
      }
    </header>
    ${picture(parts)} ${instruction(parts)} ${body(parts)}
  </section>`;
}

function title(bench: KitBench): string {
  if (bench.state !== 'idle' && bench.kind === 'virtual') return t('kit.bench.practice');
  if (bench.state === 'known') return t('kit.bench.board', { number: bench.seen.number });
  return bench.number === undefined ? t('kit.bench.free') : t('kit.bench.board', { number: bench.number });
}

function picture({ bench, virtual }: BenchParts): TemplateResult {
  if (bench.state !== 'idle' && bench.kind === 'virtual' && virtual !== undefined)
    return html`<pensa-microbit class="kit-picture" .controls=${virtual}></pensa-microbit>`;
  const lit = bench.state === 'testing';
  const wanted = bench.state === 'testing' ? bench.turn : undefined;
  const isV2 = ('model' in bench ? bench.model : undefined) === 'v2';
  return html`<svg
    class="microbit kit-picture"
    viewBox="0 0 520 436"
    role="img"
    aria-label=${t(lit ? 'kit.picture' : 'kit.picture.dark')}
  >
    <defs>
      <radialGradient id="kit-halo">
        <stop offset="0" stop-color="var(--led-on)" stop-opacity=".85" />
        <stop offset=".45" stop-color="var(--led-on)" stop-opacity=".28" />
        <stop offset="1" stop-color="var(--led-on)" stop-opacity="0" />
      </radialGradient>
    </defs>
    ${ground(isV2)}
    <g class="leds ${lit ? 'is-lit' : ''}" style="--halo:url(#kit-halo);--v:${lit ? 9 : 0}">${leds}</g>
    ${(['a', 'b'] as const).map(
      (name, index) =>
        svg`<g class="button ${wanted === `button-${name}` ? 'pressed wanted' : ''}">${buttonParts(
          index === 0 ? 66 : 454,
          name.toUpperCase(),
        )}</g>`,
    )}
    ${edgeBed}
    <g class="pads">${pads.map((pad) => svg`<g class="pad">${padParts(pad)}</g>`)}</g>
  </svg>`;
}

/** Spoken when it changes: it is what a person who looks at the board waits for. */
function instruction({ bench }: BenchParts): TemplateResult {
  const now = instructionOf(bench);
  const kind =
    bench.state === 'done'
      ? bench.result === 'aside'
        ? 'is-aside'
        : 'is-done'
      : now?.yours
        ? 'is-yours'
        : '';
  return html`<div class="now-do ${kind}" role="status" ?hidden=${now === undefined}>
      ${now === undefined ? nothing : html`${icon(now.symbol)}<b>${now.text}</b>`}
    </div>
    ${
      bench.state === 'sending'
        ? html`<progress max="1" .value=${bench.progress} aria-label=${t('kit.do.sending')}></progress>`
        : nothing
    }`;
}

function body(parts: BenchParts): TemplateResult | typeof nothing {
  const { kit, bench } = parts;
  switch (bench.state) {
    case 'idle':
      return starts(parts);
    case 'connecting':
      return bench.late ? remedy(t('kit.late.cable')) : nothing;
    case 'sending':
      return nothing;
    case 'testing':
      return testing(parts, bench);
    case 'known': {
      const facts = factsText(bench.seen);
      return html`<p>
          ${t('kit.known.text', { name: bench.seen.name ?? '', state: resultText(bench.seen) })}
        </p>
        ${facts === undefined ? nothing : html`<p class="soft small">${facts}</p>`}
        <div class="kit-pair">${button('kit.detail.again', () => kit.again())} ${next(kit)}</div>`;
    }
    case 'trouble':
      return trouble(parts, bench);
    case 'done':
      return done(parts, bench);
  }
}

function starts({ kit, ways, obstacle }: BenchParts): TemplateResult {
  const [first, ...others] = ways;
  const label = (kind: BoardKind): string => t(kind === 'serial' ? 'kit.start.serial' : 'kit.start.usb');
  return html`<div class="kit-starts">
    ${
      first === undefined
        ? html`<div class="verdict verdict-not-yet">
            <header>
              ${icon('notyet')}
              <h3>${t('kit.computer.none')}</h3>
            </header>
            <p>${troubleRemedy(troubleOf(obstacle ?? 'serial-unsupported'))}</p>
          </div>`
        : html`<p class="soft">${t('kit.start.hint')}</p>
            <button type="button" class="btn btn-lit btn-wide" @click=${() => kit.start(first)}>
              ${icon('usb')}${label(first)}
            </button>`
    }
    ${others.map(
      (kind) =>
        html`<button type="button" class="btn btn-wide" @click=${() => kit.start(kind)}>
          ${icon('cable')}${label(kind)}
        </button>`,
    )}
    <button type="button" class="btn btn-wide" @click=${() => kit.start('virtual')}>
      ${icon('virtual')}${t('kit.start.virtual')}
    </button>
  </div>`;
}

function testing(
  { kit, virtual }: BenchParts,
  bench: Extract<KitBench, { state: 'testing' }>,
): TemplateResult {
  const practice = bench.kind === 'virtual';
  return html`${
    bench.turn === 'lights'
      ? html`<div class="kit-pair">
          <button type="button" class="btn" @click=${() => kit.answerLights(false)}>${t('kit.no')}</button>
          <button type="button" class="btn btn-ink" @click=${() => kit.answerLights(true)}>
            ${icon('tick', 'icon-s')}${t('kit.yes')}
          </button>
        </div>`
      : nothing
  }
  ${
    bench.turn === 'movement' && practice
      ? html`<button type="button" class="btn btn-wide" @click=${() => tip(virtual)}>
          ${icon('tilt')}${t('kit.shake')}
        </button>`
      : nothing
  }
  ${bench.late === undefined ? nothing : remedy(troubleRemedy(bench.late))}
  ${lines(bench.lines, instructionOf(bench)?.yours ?? false, bench.late !== undefined)}
  ${
    practice || bench.turn === 'lights'
      ? nothing
      : html`<div class="kit-pair">${button('kit.aside', () => kit.setAside())}</div>`
  }`;
}

/** What a hand would do: on its edge, and flat again. */
function tip(virtual: VirtualControls | undefined): void {
  virtual?.input({ type: 'gesture', gesture: 'left' });
}

function trouble({ kit }: BenchParts, bench: Extract<KitBench, { state: 'trouble' }>): TemplateResult {
  const { detail } = bench;
  const ofBoard = !notTheBoard.has(bench.trouble) && bench.kind !== 'virtual';
  return html`<div class="verdict verdict-not-yet" role="alert">
      <header>
        ${icon(bench.trouble === 'unplugged' ? 'unplugged' : 'notyet')}
        <h3>${troubleTitle(bench.trouble)}</h3>
      </header>
      <p>${troubleRemedy(bench.trouble)}</p>
      ${
        detail === undefined || detail === ''
          ? nothing
          : html`<details>
              <summary>${t('kit.details')}</summary>
              <code>${detail}</code>
            </details>`
      }
    </div>
    <div class="kit-pair">
      ${ofBoard ? button('kit.aside', () => kit.setAside()) : button('kit.cancel', () => kit.cancel())}
      <button type="button" class="btn btn-ink" @click=${() => kit.again()}>
        ${icon('loop', 'icon-s')}${t('kit.again')}
      </button>
    </div>
    ${
      bench.kind === 'virtual' || !ofBoard
        ? nothing
        : html`<button type="button" class="btn btn-quiet btn-wide" @click=${() => kit.next()}>
            ${t('kit.next')}${icon('arrow', 'icon-s')}
          </button>`
    }
    ${lines(bench.lines, false, true)}`;
}

function done({ kit }: BenchParts, bench: Extract<KitBench, { state: 'done' }>): TemplateResult {
  const { number, result } = bench;
  const text =
    number === undefined
      ? t('kit.done.practice.text')
      : result === 'aside'
        ? t('kit.done.aside.text')
        : t('kit.done.text', { number });
  return html`<p>${text}</p>
    <div class="kit-pair">
      ${button('kit.again', () => kit.again())}
      ${number === undefined ? button('kit.leave-practice', () => kit.cancel(), 'btn-ink') : next(kit)}
    </div>
    ${lines(bench.lines, false)}`;
}

const lineSymbols: Readonly<Record<KitCheckLine['state'], IconName>> = {
  waiting: 'waiting',
  now: 'arrow',
  passed: 'tick',
  failed: 'notyet',
};

/** `short`: those to come are only counted, so that a remedy has room beside them. */
function lines(all: readonly KitCheckLine[], yours: boolean, short = false): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const shown = short ? all.filter(({ state }) => state !== 'waiting') : all;
  return html`<ul class="tests">
    ${shown.map(
      (line) =>
        html`<li class="t-${line.state}">
          ${icon(lineSymbols[line.state], 'icon-s')}
          <span>${t(`kit.check.${line.id}`)}</span>
          <span class="t-value">${valueText(line, yours)}</span>
        </li>`,
    )}
    ${
      shown.length === all.length
        ? nothing
        : html`<li class="t-waiting">
            ${icon('waiting', 'icon-s')}<span
              >${t('kit.count.left', { count: all.length - shown.length })}</span
            >
          </li>`
    }
  </ul>`;
}

function remedy(text: string): TemplateResult {
  return html`<p class="kit-remedy" role="status">${icon('lamp')}<span>${text}</span></p>`;
}

function button(
  key: 'kit.cancel' | 'kit.aside' | 'kit.again' | 'kit.detail.again' | 'kit.leave-practice',
  act: () => void,
  className = '',
): TemplateResult {
  return html`<button type="button" class="btn ${className}" @click=${act}>${t(key)}</button>`;
}

function next(kit: KitCheck): TemplateResult {
  return html`<button type="button" class="btn btn-ink" @click=${() => kit.next()}>
    ${t('kit.next')}${icon('arrow', 'icon-s')}
  </button>`;
}
