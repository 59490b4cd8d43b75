import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { restingWorld, type BoardInput, type GestureName } from '../../../firmware/virtual/microbit-io.ts';
import type { BoardWorld, VirtualControls } from '../../board/virtual-controls.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatNumber, t } from '../../i18n/translate.ts';
import { icon, type IconName } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { Hold } from './hold.ts';
import './sensors.css';

type SliderName = 'temperature' | 'light' | 'tilt' | 'tip';

interface SliderKind {
  readonly name: SliderName;
  readonly label: MessageKey;
  readonly icon: IconName;
  readonly from: number;
  readonly to: number;
  /** Written after the number, its no-break space included. */
  readonly unit: string;
  /** `Lesson.sensors` names that put it first. */
  readonly sensors: readonly string[];
}

const sliders: readonly SliderKind[] = [
  {
    name: 'temperature',
    label: 'board.sensor.temperature',
    icon: 'therm',
    from: -5,
    to: 45,
    unit: '\u00a0°C',
    sensors: ['temperature'],
  },
  {
    name: 'light',
    label: 'board.sensor.light',
    icon: 'sun',
    from: 0,
    to: 255,
    unit: '',
    sensors: ['light'],
  },
  {
    name: 'tilt',
    label: 'board.sensor.tilt',
    icon: 'tilt',
    from: -90,
    to: 90,
    unit: '°',
    sensors: ['tilt', 'movement'],
  },
  {
    name: 'tip',
    label: 'board.sensor.tilt-forward',
    icon: 'tilt',
    from: -90,
    to: 90,
    unit: '°',
    sensors: [],
  },
];

const gestures: readonly { readonly gesture: GestureName; readonly label: MessageKey }[] = [
  { gesture: 'up', label: 'board.gesture.up' },
  { gesture: 'down', label: 'board.gesture.down' },
  { gesture: 'left', label: 'board.gesture.left' },
  { gesture: 'right', label: 'board.gesture.right' },
  { gesture: 'face up', label: 'board.gesture.face-up' },
  { gesture: 'face down', label: 'board.gesture.face-down' },
  { gesture: 'freefall', label: 'board.gesture.freefall' },
  { gesture: '3g', label: 'board.gesture.3g' },
  { gesture: '6g', label: 'board.gesture.6g' },
  { gesture: '8g', label: 'board.gesture.8g' },
];

type SliderValues = Readonly<Record<SliderName, number>>;

/** One g in milli-g as the accelerometer of the V1 counts it. */
const oneG = 1024;

/** What gravity does along the board's axes: tilted right is +x, logo up is +y, face up is -z. */
export function accelerationOf(tilt: number, tip: number): BoardInput {
  const right = (tilt * Math.PI) / 180;
  const forward = (tip * Math.PI) / 180;
  return {
    type: 'acceleration',
    x: Math.round(oneG * Math.sin(right)),
    y: Math.round(-oneG * Math.sin(forward) * Math.cos(right)) + 0,
    z: Math.round(-oneG * Math.cos(forward) * Math.cos(right)) + 0,
  };
}

/** The angles that {@link accelerationOf} gives this for, whole degrees. */
export function anglesOf({ x, y, z }: BoardWorld['acceleration']): { tilt: number; tip: number } {
  const degrees = (radians: number): number => Math.round((radians * 180) / Math.PI) + 0;
  return {
    tilt: degrees(Math.asin(Math.max(-1, Math.min(1, x / oneG)))),
    tip: degrees(y === 0 && z === 0 ? 0 : Math.atan2(-y, -z)),
  };
}

/**
 * The hands and the weather: sliders and movements of a virtual board. What the lesson uses is in sight, the
 * rest behind "More sensors".
 */
@customElement('pensa-sensors')
export class PensaSensors extends PensaElement {
  @property({ attribute: false }) controls: VirtualControls | undefined;
  /** `Lesson.sensors`; undefined outside a lesson: then everything common is in sight. */
  @property({ attribute: false }) lessonSensors: readonly string[] | undefined;
  @state() private more = false;
  @state() private bothDown = false;

  readonly #world = new StoreController(this, () => this.controls?.world);
  readonly #both = new Hold((down) => {
    this.bothDown = down;
    const type = down ? 'press' : 'release';
    this.controls?.input({ type, button: 'a' });
    this.controls?.input({ type, button: 'b' });
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#both.release();
  }

  protected override render(): TemplateResult {
    const first = sliders.filter((slider) => this.#isFirst(slider));
    const others = sliders.filter((slider) => !first.includes(slider));
    const movement = this.more || this.lessonSensors === undefined || this.#uses('tilt', 'movement');
    return html`<div class="sensors" role="group" aria-label=${t('board.sensors')}>
      ${first.map((slider) => this.#renderSlider(slider))}
      ${this.more ? others.map((slider) => this.#renderSlider(slider)) : nothing}
      <div class="gestures-row">
        <button
          type="button"
          class="btn btn-s hold"
          aria-label=${t('board.button.both')}
          aria-pressed=${this.bothDown ? 'true' : 'false'}
          title=${t('board.hint.hold')}
          @pointerdown=${this.#both.pointerdown}
          @pointerup=${this.#both.pointerup}
          @pointercancel=${this.#both.release}
          @lostpointercapture=${this.#both.release}
          @keydown=${this.#both.keydown}
          @keyup=${this.#both.keyup}
          @blur=${this.#both.release}
          @click=${this.#both.click}
        >
          ${t('board.button.both-short')}
        </button>
        ${movement ? this.#renderMovement() : nothing}
        <button
          type="button"
          class="btn btn-s more-sensors"
          aria-expanded=${this.more ? 'true' : 'false'}
          aria-label=${t('board.sensors.more')}
          title=${t(this.more ? 'board.sensors.fewer' : 'board.sensors.more')}
          @click=${() => {
            this.more = !this.more;
          }}
        >
          ${icon('more', 'icon-s')}
        </button>
      </div>
      ${this.more ? this.#renderOtherMovements() : nothing}
    </div>`;
  }

  #renderSlider({ name, label, icon: picture, from, to, unit }: SliderKind): TemplateResult {
    const value = this.#values()[name];
    const text = `${formatNumber(value)}${unit}`;
    const at = `${(((value - from) / (to - from)) * 100).toFixed(1)}%`;
    return html`<div class="slider">
      <label for="sensor-${name}">${icon(picture, 'icon-s')}${t(label)}</label>
      <output for="sensor-${name}">${text}</output>
      <input
        type="range"
        id="sensor-${name}"
        min=${from}
        max=${to}
        step="1"
        .value=${String(value)}
        style=${styleMap({ '--at': at })}
        aria-valuetext=${text}
        @input=${(event: Event) => {
          this.#move(name, (event.target as HTMLInputElement).valueAsNumber);
        }}
      />
    </div>`;
  }

  #renderMovement(): TemplateResult {
    return html`<button
      type="button"
      class="btn btn-s"
      @click=${() => {
        this.controls?.input({ type: 'gesture', gesture: 'shake' });
      }}
    >
      ${icon('shake', 'icon-s')}${t('board.gesture.shake')}
    </button>`;
  }

  #renderOtherMovements(): TemplateResult {
    return html`<button
        type="button"
        class="btn btn-s reset"
        @click=${() => {
          this.controls?.input({ type: 'reset' });
        }}
      >
        ${icon('power', 'icon-s')}${t('board.reset')}
      </button>
      <span class="btn btn-s menu-of-gestures">
        ${t('board.gesture.menu')}${icon('down', 'icon-s')}
        <select aria-label=${t('board.gesture.menu')} @change=${this.#gesture}>
          <option value="">${t('board.gesture.menu')}</option>
          ${gestures.map(({ gesture, label }) => html`<option value=${gesture}>${t(label)}</option>`)}
        </select>
      </span>`;
  }

  #isFirst({ name, sensors }: SliderKind): boolean {
    if (this.lessonSensors === undefined) return name !== 'tip';
    return this.#uses(...sensors);
  }

  #uses(...sensors: readonly string[]): boolean {
    return sensors.some((sensor) => this.lessonSensors?.includes(sensor) ?? false);
  }

  readonly #gesture = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const chosen = gestures.find((one) => one.gesture === select.value);
    select.value = '';
    if (chosen === undefined) return;
    this.controls?.input({ type: 'gesture', gesture: chosen.gesture });
  };

  #values(): SliderValues {
    const world = this.#world.value ?? restingWorld;
    return { temperature: world.celsius, light: world.light, ...anglesOf(world.acceleration) };
  }

  #move(name: SliderName, value: number): void {
    const { tilt, tip } = this.#values();
    switch (name) {
      case 'temperature':
        this.controls?.input({ type: 'temperature', celsius: value });
        break;
      case 'light':
        this.controls?.input({ type: 'light', level: value });
        break;
      case 'tilt':
        this.controls?.input(accelerationOf(value, tip));
        break;
      case 'tip':
        this.controls?.input(accelerationOf(tilt, value));
        break;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-sensors': PensaSensors;
  }
}
