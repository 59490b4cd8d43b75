import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PredictionTask, Series } from '../../../lessons/format/lesson.ts';
import { formatNumber, localized, t } from '../../i18n/translate.ts';
import { announce } from '../app/announcer.ts';
import { icon, marker } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import type { SketchAnswer } from './overlay.ts';
import { ticks } from './plot-ticks.ts';
import { SketchPaper, type SketchPoint } from './sketch-paper.ts';
import {
  answerOf,
  columns,
  isDrawn,
  knotEvery,
  knotValue,
  newDraft,
  setKnot,
  setMark,
  stroke,
  type SketchDraft,
} from './sketch-draft.ts';

type SketchTask = Extract<PredictionTask, { readonly type: 'sketch' }>;

const knots = columns / knotEvery;

/**
 * Squared paper to draw a curve on: with a mouse, a finger, a pen, or key by key. Each knot of the line is
 * a slider for screen readers. A strip below answers "when ...?" on the same seconds. Fires
 * `answer-changed` (detail: the answer, or null while something is missing).
 */
@customElement('pensa-sketch')
export class Sketch extends PensaElement {
  @property({ attribute: false }) task: SketchTask | undefined;
  @property({ attribute: false }) series: Series | undefined;
  /** When there is one, the drawing is locked and only shown. */
  @property({ attribute: false }) answer: SketchAnswer | undefined;
  @state() private draft: SketchDraft | undefined;
  @state() private size = { width: 600, height: 320 };
  /** The knot the arrow keys are at. */
  @state() private knot = 1;
  #undo: SketchDraft[] = [];
  #pen: { readonly time: number; readonly value: number } | undefined;
  #observer: ResizeObserver | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    const { task, series } = this;
    if (task === undefined || series === undefined) return;
    if (!changes.has('task') && !changes.has('series') && this.draft !== undefined) return;
    this.draft = newDraft({ seconds: task.seconds, ...series.range }, task.from);
    this.#undo = [];
    this.knot = 1;
  }

  protected override updated(): void {
    const paper = this.querySelector('.sketch-paper');
    if (paper === null || this.#observer !== undefined || typeof ResizeObserver === 'undefined') return;
    this.#observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      if (width > 0 && height > 0) this.size = { width: Math.round(width), height: Math.round(height) };
    });
    this.#observer.observe(paper);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { task, series, draft } = this;
    if (task === undefined || series === undefined || draft === undefined) return nothing;
    const locked = this.answer !== undefined;
    const title = `${localized(series.title)} ${series.unit}`;
    return html`<div class="sketch ${locked ? 'sketch-locked' : ''}">
      ${
        locked
          ? nothing
          : html`<p class="sketch-help">${this.#help(task, draft)}</p>
              <p class="hidden" id="sketch-keys">${t('lesson.sketch.keys')}</p>`
      }
      <div class="sketch-paper">
        <svg
          class="chart"
          width=${this.size.width}
          height=${this.size.height}
          viewBox="0 0 ${this.size.width} ${this.size.height}"
          role="group"
          aria-label=${title}
          @pointerdown=${this.pointerDown}
          @pointermove=${this.pointerMove}
          @pointerup=${this.pointerUp}
          @pointercancel=${this.pointerUp}
        >
          ${this.#paper.draw()} ${this.#paper.curve(this.answer?.points ?? pointsOf(draft, task.seconds))}
          ${locked ? nothing : this.#knots(task, series, draft)}
        </svg>
      </div>
      ${task.mark === undefined ? nothing : this.#markStrip(task, draft, localized(task.mark))}
      ${
        locked
          ? nothing
          : html`<p class="sketch-tools">
              <button
                class="btn btn-s btn-quiet"
                type="button"
                ?disabled=${this.#undo.length === 0}
                @click=${this.undo}
              >
                ${icon('undo', 'icon-s')}${t('lesson.sketch.undo')}
              </button>
              <button
                class="btn btn-s btn-quiet"
                type="button"
                ?disabled=${this.#undo.length === 0}
                @click=${this.clear}
              >
                ${icon('bin', 'icon-s')}${t('lesson.sketch.clear')}
              </button>
            </p>`
      }
    </div>`;
  }

  #help(task: SketchTask, draft: SketchDraft): string {
    if (draft.values.length === 1) return t('lesson.sketch.how');
    if (!isDrawn(draft)) return t('lesson.sketch.rest');
    if (task.mark !== undefined && draft.mark === undefined) return t('lesson.sketch.markFirst');
    return t('lesson.sketch.ready');
  }

  #knots(task: SketchTask, series: Series, draft: SketchDraft): TemplateResult<2> {
    const name = localized(series.title);
    const paper = this.#paper;
    return svg`${Array.from({ length: knots }, (_, index) => index + 1).map((knot) => {
      const { value, drawn } = knotValue(draft, knot);
      const seconds = Math.round((knot / knots) * task.seconds * 10) / 10;
      const x = paper.x((knot / knots) * task.seconds);
      return svg`<g
        class="sketch-knot ${drawn ? 'drawn' : ''}"
        role="slider"
        tabindex=${knot === this.knot ? 0 : -1}
        data-knot=${knot}
        aria-label=${t('lesson.sketch.point', { series: name, seconds })}
        aria-orientation="vertical"
        aria-valuemin=${series.range.from}
        aria-valuemax=${series.range.to}
        aria-valuenow=${Math.round(value * 10) / 10}
        aria-valuetext=${drawn ? `${formatNumber(value, 1)} ${series.unit}` : t('lesson.sketch.noValue')}
        aria-describedby="sketch-keys"
        @keydown=${(event: KeyboardEvent) => this.pressed(event, knot)}
        @focus=${() => {
          this.knot = knot;
        }}
      ><path class="sketch-rule" d="M${x} ${paper.top}V${paper.bottom}"/><circle cx=${x} cy=${paper.y(value)} r="7"/></g>`;
    })}`;
  }

  /** "When does the alarm start?": the same seconds as above, one bar from the mark on. */
  #markStrip(task: SketchTask, draft: SketchDraft, question: string): TemplateResult {
    const locked = this.answer !== undefined;
    const mark = locked ? (this.answer?.mark ?? 'never') : draft.mark;
    const { left, right } = this.#paper;
    const said =
      mark === undefined
        ? t('lesson.sketch.noValue')
        : mark === 'never'
          ? t('lesson.sketch.never')
          : t('lesson.sketch.markAt', { seconds: mark });
    const width = this.size.width;
    const x = typeof mark === 'number' ? this.#paper.x(mark) : undefined;
    const strip = svg`<rect class="mark-lane" x=${left} y="2" width=${right - left} height="26" rx="6"/>
      ${
        x === undefined
          ? svg`<text class=${mark === undefined ? 'ticks' : 't-think'} x=${left + 10} y="20">${mark === undefined ? t('lesson.sketch.markHere') : said}</text>`
          : svg`<rect class="bar-predicted" x=${x} y="3" width=${Math.max(right - x, 6)} height="24" rx="5"/>
          ${
            right - x > 90
              ? svg`<text class="t-think" x=${x + 9} y="20">${said}</text>`
              : svg`<text class="t-think" x=${x - 9} y="20" text-anchor="end">${said}</text>`
          }`
      }`;
    return html`<div class="sketch-mark">
      <p class="sketch-question" id="sketch-question">
        ${marker('think', 'now', 'marker-s')}<b>${question}</b>
        ${
          locked
            ? nothing
            : html`<button
                class="btn btn-s btn-quiet"
                type="button"
                aria-pressed=${mark === 'never'}
                @click=${() => this.#change(setMark(draft, 'never'))}
              >
                ${t('lesson.sketch.neverButton')}
              </button>`
        }
      </p>
      ${
        locked
          ? html`<svg class="chart mark-strip" width=${width} height="30" role="img" aria-label=${said}>
              ${strip}
            </svg>`
          : html`<svg
              class="chart mark-strip"
              width=${width}
              height="30"
              role="slider"
              tabindex="0"
              aria-labelledby="sketch-question"
              aria-valuemin="0"
              aria-valuemax=${task.seconds}
              aria-valuenow=${typeof mark === 'number' ? mark : 0}
              aria-valuetext=${said}
              @keydown=${this.markPressed}
              @pointerdown=${this.markPointed}
              @pointermove=${this.markPointed}
            >
              ${strip}
            </svg>`
      }
    </div>`;
  }

  private readonly undo = (): void => {
    const before = this.#undo.pop();
    if (before !== undefined) this.#show(before);
  };

  private readonly clear = (): void => {
    const { task, draft } = this;
    if (task === undefined || draft === undefined) return;
    this.#change(newDraft(draft.frame, task.from));
    announce(t('lesson.sketch.cleared'));
  };

  private readonly pointerDown = (event: PointerEvent): void => {
    if (this.answer !== undefined || this.draft === undefined || event.button !== 0) return;
    const place = this.#place(event);
    this.#undo.push(this.draft);
    this.#pen = place;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#show(stroke(this.draft, place, place));
    event.preventDefault();
  };

  private readonly pointerMove = (event: PointerEvent): void => {
    if (this.#pen === undefined || this.draft === undefined) return;
    // A quick hand makes several movements between two frames; all of them belong to the line.
    const places = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
    let draft = this.draft;
    for (const one of places.length === 0 ? [event] : places) {
      const place = this.#place(one);
      draft = stroke(draft, this.#pen, place);
      this.#pen = place;
    }
    this.#show(draft);
  };

  private readonly pointerUp = (): void => {
    this.#pen = undefined;
  };

  private pressed(event: KeyboardEvent, knot: number): void {
    const { draft, series } = this;
    if (draft === undefined || series === undefined) return;
    const span = series.range.to - series.range.from;
    // One press is a readable step: a fortieth of the range, rounded to 0.1, 0.5, 1, 5...
    const step = ticks(0, span, 40)[1] ?? span / 40;
    const { value } = knotValue(draft, knot);
    const targets: Readonly<Record<string, number>> = {
      ArrowUp: value + step,
      ArrowDown: value - step,
      PageUp: value + step * 5,
      PageDown: value - step * 5,
      Enter: value,
      ' ': value,
      Home: series.range.from,
      End: series.range.to,
    };
    const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
    const target = targets[event.key];
    const move = moves[event.key];
    if (target !== undefined) {
      this.#change(setKnot(draft, knot, Math.round(target / step) * step));
    } else if (move !== undefined) {
      this.#goTo(Math.min(Math.max(knot + move, 1), knots));
    } else {
      return;
    }
    event.preventDefault();
  }

  #goTo(knot: number): void {
    this.knot = knot;
    this.querySelector<SVGElement>(`[data-knot="${String(knot)}"]`)?.focus();
  }

  private readonly markPressed = (event: KeyboardEvent): void => {
    const { draft, task } = this;
    if (draft === undefined || task === undefined) return;
    const now = typeof draft.mark === 'number' ? draft.mark : 0;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: now + 1,
      ArrowUp: now + 1,
      ArrowLeft: now - 1,
      ArrowDown: now - 1,
      PageUp: now + 5,
      PageDown: now - 5,
      Home: 0,
      End: task.seconds,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    this.#change(setMark(draft, target));
    event.preventDefault();
  };

  private readonly markPointed = (event: PointerEvent): void => {
    const { draft } = this;
    if (draft === undefined || event.buttons !== 1) return;
    const strip = event.currentTarget as Element;
    if (event.type === 'pointerdown') strip.setPointerCapture(event.pointerId);
    const next = setMark(draft, this.#paper.time(event.clientX - strip.getBoundingClientRect().left));
    if (event.type === 'pointerdown') this.#change(next);
    else this.#show(next);
  };

  /** A change that can be undone. */
  #change(next: SketchDraft): void {
    if (this.draft !== undefined) this.#undo.push(this.draft);
    this.#show(next);
  }

  #show(next: SketchDraft): void {
    this.draft = next;
    const detail = answerOf(next, this.task?.mark !== undefined) ?? null;
    this.dispatchEvent(new CustomEvent('answer-changed', { detail, bubbles: true }));
  }

  /** The squared paper in the size it has now. */
  get #paper(): SketchPaper {
    return new SketchPaper(this.size, this.task?.seconds ?? 1, this.series);
  }

  #place(event: PointerEvent): { readonly time: number; readonly value: number } {
    const paper = this.querySelector('.sketch-paper svg');
    const corner = paper?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return this.#paper.place(event.clientX - corner.left, event.clientY - corner.top);
  }
}

/** A draft as points in time, as far as it is drawn. */
function pointsOf(draft: SketchDraft, seconds: number): readonly SketchPoint[] {
  return draft.values.map((value, column) => ({ time: (column / columns) * seconds, value }));
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-sketch': Sketch;
  }
}
