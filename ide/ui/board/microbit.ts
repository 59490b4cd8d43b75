import { html, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ButtonName } from '../../../firmware/virtual/microbit-io.ts';
import type { VirtualControls } from '../../board/virtual-controls.ts';
import { t } from '../../i18n/translate.ts';
import { PensaElement } from '../pensa-element.ts';
import { Hold } from './hold.ts';
import { describeFrame, LedAnnouncer } from './led-description.ts';
import { buttonParts, edgeBed, ground, leds, padParts, pads, type Pad } from './microbit-drawing.ts';
import './microbit.css';

/** Milliseconds a pin is still shown in use after it went low: a tone changes it hundreds of times a second. */
const inUseFor = 400;

type TouchPin = 0 | 1 | 2;
const touchPins: readonly TouchPin[] = [0, 1, 2];

/**
 * A drawing of the micro:bit, alive: LEDs as the board's, buttons and pins to press. The LEDs are set directly,
 * once a frame of the screen at most and only those that changed; rendering is for the rare rest.
 */
@customElement('pensa-microbit')
export class PensaMicrobit extends PensaElement {
  @property({ attribute: false }) controls: VirtualControls | undefined;
  @property() model: 'v1' | 'v2' = 'v1';
  @state() private pressed: ReadonlySet<ButtonName | TouchPin> = new Set();
  @state() private pinsInUse: ReadonlySet<number> = new Set();
  @state() private said = '';

  #watched: VirtualControls | undefined;
  #unsubscribe: (() => void)[] = [];
  #ledElements: SVGGElement[] = [];
  #shown: number[] = [];
  #frameRequest = 0;
  readonly #release = new Map<number, ReturnType<typeof setTimeout>>();
  readonly #announcer = new LedAnnouncer((text) => {
    this.said = text;
  });

  readonly #holds = {
    a: this.#holdButton('a'),
    b: this.#holdButton('b'),
    0: this.#holdPin(0),
    1: this.#holdPin(1),
    2: this.#holdPin(2),
  } satisfies Record<ButtonName | TouchPin, Hold>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const hold of Object.values(this.#holds)) hold.release();
    this.#unwatch();
  }

  protected override willUpdate(): void {
    if (this.isConnected && this.controls !== this.#watched) this.#watch(this.controls);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#ledElements.length === 25) return;
    this.#ledElements = [...this.querySelectorAll<SVGGElement>('.led')];
    this.#shown = [];
    this.#drawSoon();
  }

  protected override render(): TemplateResult {
    return html`<svg class="microbit" viewBox="0 0 520 436" role="group" aria-label=${t('board.picture')}>
        <defs>
          <radialGradient id="led-halo">
            <stop offset="0" stop-color="var(--led-on)" stop-opacity=".85" />
            <stop offset=".45" stop-color="var(--led-on)" stop-opacity=".28" />
            <stop offset="1" stop-color="var(--led-on)" stop-opacity="0" />
          </radialGradient>
        </defs>
        ${ground(this.model === 'v2')}
        <g class="leds" style="--halo:url(#led-halo)" aria-hidden="true">${leds}</g>
        ${this.#renderButton('a', 66)} ${this.#renderButton('b', 454)} ${edgeBed}
        <g class="pads">${pads.map((pad) => this.#renderPad(pad))}</g>
      </svg>
      <p class="hidden" aria-live="polite">${this.said}</p>`;
  }

  #renderButton(name: ButtonName, x: number): TemplateResult<2> {
    const hold = this.#holds[name];
    const down = this.pressed.has(name);
    return svg`<g
      class="button press ${down ? 'pressed' : ''}"
      role="button"
      tabindex="0"
      aria-label=${t(name === 'a' ? 'board.button.a' : 'board.button.b')}
      aria-pressed=${down ? 'true' : 'false'}
      @pointerdown=${hold.pointerdown}
      @pointerup=${hold.pointerup}
      @pointercancel=${hold.release}
      @lostpointercapture=${hold.release}
      @keydown=${hold.keydown}
      @keyup=${hold.keyup}
      @blur=${hold.release}
      @click=${hold.click}
    >${buttonParts(x, name.toUpperCase())}</g>`;
  }

  #renderPad(pad: Pad): TemplateResult<2> {
    const pin = touchPins.find((one) => String(one) === pad.name);
    if (pin === undefined) return svg`<g class="pad" aria-hidden="true">${padParts(pad)}</g>`;
    const hold = this.#holds[pin];
    const touched = this.pressed.has(pin);
    const inUse = this.pinsInUse.has(pin);
    return svg`<g
      class="pad press ${touched ? 'touched' : ''} ${inUse ? 'in-use' : ''}"
      role="button"
      tabindex="0"
      aria-label=${t(inUse ? 'board.pin-in-use' : 'board.pin', { pin })}
      aria-pressed=${touched ? 'true' : 'false'}
      @pointerdown=${hold.pointerdown}
      @pointerup=${hold.pointerup}
      @pointercancel=${hold.release}
      @lostpointercapture=${hold.release}
      @keydown=${hold.keydown}
      @keyup=${hold.keyup}
      @blur=${hold.release}
      @click=${hold.click}
    >${padParts(pad)}</g>`;
  }

  #holdButton(button: ButtonName): Hold {
    return new Hold((down) => {
      this.controls?.input({ type: down ? 'press' : 'release', button });
      this.#setPressed(button, down);
    });
  }

  #holdPin(pin: TouchPin): Hold {
    return new Hold((touched) => {
      this.controls?.input({ type: 'touch', pin, touched });
      this.#setPressed(pin, touched);
    });
  }

  #setPressed(what: ButtonName | TouchPin, down: boolean): void {
    const pressed = new Set(this.pressed);
    if (down) pressed.add(what);
    else pressed.delete(what);
    this.pressed = pressed;
  }

  #watch(controls: VirtualControls | undefined): void {
    this.#unwatch();
    this.#watched = controls;
    if (controls === undefined) return;
    this.#unsubscribe = [
      controls.frame.subscribe((frame) => {
        this.#announcer.show(frame);
        this.#drawSoon();
      }),
      controls.highPins.subscribe((high) => {
        for (const pin of touchPins) this.#showInUse(pin, high.has(pin));
      }),
      // MicroPython's music plays on pin 0 unless it is told otherwise.
      controls.tone.subscribe((frequency) => {
        this.#showInUse(0, frequency > 0);
      }),
    ];
    this.said = describeFrame(controls.frame.value);
    this.#drawSoon();
  }

  #unwatch(): void {
    for (const end of this.#unsubscribe) end();
    this.#unsubscribe = [];
    this.#watched = undefined;
    this.#announcer.stop();
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = 0;
    for (const timer of this.#release.values()) clearTimeout(timer);
    this.#release.clear();
  }

  #showInUse(pin: number, inUse: boolean): void {
    if (inUse) {
      clearTimeout(this.#release.get(pin));
      this.#release.delete(pin);
      if (!this.pinsInUse.has(pin)) this.pinsInUse = new Set([...this.pinsInUse, pin]);
      return;
    }
    if (!this.pinsInUse.has(pin) || this.#release.has(pin)) return;
    const timer = setTimeout(() => {
      this.#release.delete(pin);
      this.pinsInUse = new Set([...this.pinsInUse].filter((one) => one !== pin));
    }, inUseFor);
    this.#release.set(pin, timer);
  }

  #drawSoon(): void {
    if (this.#frameRequest !== 0) return;
    this.#frameRequest = requestAnimationFrame(() => {
      this.#frameRequest = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const frame = this.controls?.frame.value;
    this.#ledElements.forEach((led, index) => {
      const level = frame?.[index] ?? 0;
      if (this.#shown[index] === level) return;
      this.#shown[index] = level;
      led.style.setProperty('--v', String(level));
      led.toggleAttribute('data-off', level === 0);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-microbit': PensaMicrobit;
  }
}
