import * as Blockly from 'blockly/core';
import { t } from '../i18n/translate.ts';

const empty = '00000:00000:00000:00000:00000';
const pattern = /^([0-9]{5}:){4}[0-9]{5}$/;
/** Size of the picture on a block, in workspace units. */
const size = 34;

/** The 25 lights drawn on the block. Opens a grid of switches: 0 is off, 9 is bright. */
export class FieldLeds extends Blockly.Field<string> {
  override SERIALIZABLE = true;
  private picture: SVGImageElement | undefined;
  private switches: HTMLButtonElement[] = [];

  constructor(value: string) {
    super(Blockly.Field.SKIP_SETUP);
    this.SERIALIZABLE = true;
    this.setValue(value);
  }

  protected override initView(): void {
    this.picture = Blockly.utils.dom.createSvgElement<SVGImageElement>(
      'image',
      { width: size, height: size, 'aria-hidden': 'true' },
      this.fieldGroup_,
    );
    this.setCursor();
  }

  private setCursor(): void {
    this.fieldGroup_?.classList.add('field-leds');
  }

  protected override doClassValidation_(value?: string): string | null {
    return value !== undefined && pattern.test(value) ? value : null;
  }

  protected override render_(): void {
    this.picture?.setAttribute('href', ledsPicture(this.getValue() ?? empty));
    this.size_ = new Blockly.utils.Size(size, size);
    // A field of one's own says who it is and what it holds by itself.
    this.recomputeAriaContext();
  }

  override getText(): string {
    return t('block.leds');
  }

  override getAriaTypeName(): string {
    return t('block.leds');
  }

  override getAriaValue(): string {
    return spokenLights(this.getValue() ?? empty);
  }

  protected override showEditor_(): void {
    const content = Blockly.DropDownDiv.getContentDiv();
    content.replaceChildren(this.grid());
    Blockly.DropDownDiv.setColour('var(--sheet)', 'var(--edge)');
    Blockly.DropDownDiv.showPositionedByField(this as Blockly.Field, () => {
      this.switches = [];
    });
    this.switches[0]?.focus();
  }

  private grid(): HTMLElement {
    const grid = document.createElement('div');
    grid.className = 'leds-grid';
    grid.setAttribute('role', 'group');
    grid.setAttribute('aria-label', t('block.leds'));
    this.switches = Array.from({ length: 25 }, (_, index) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.setAttribute('role', 'switch');
      button.tabIndex = index === 0 ? 0 : -1;
      grid.append(button);
      return button;
    });
    this.paint();
    let drawing: string | undefined;
    // The click that a press brings along; a finger's has no count (`detail`) to know it by.
    let served = false;
    const light = (event: Event): number => this.switches.indexOf(event.target as HTMLButtonElement);
    grid.addEventListener('pointerdown', (event) => {
      const index = light(event);
      if (index < 0) return;
      event.preventDefault();
      served = true;
      (event.target as HTMLElement).releasePointerCapture(event.pointerId);
      drawing = this.levelAt(index) === '0' ? '9' : '0';
      this.setLight(index, drawing);
      this.focusLight(index);
    });
    grid.addEventListener('pointerover', (event) => {
      if (event.buttons === 1 && drawing !== undefined && light(event) >= 0)
        this.setLight(light(event), drawing);
    });
    grid.addEventListener('click', (event) => {
      // Pointers were served above; what is left comes from the keyboard or a screen reader.
      const index = light(event);
      if (!served && index >= 0) this.setLight(index, this.levelAt(index) === '0' ? '9' : '0');
      served = false;
    });
    grid.addEventListener('keydown', (event) => {
      served = false;
      this.moveOrLeave(event, light(event));
    });
    return grid;
  }

  private moveOrLeave(event: KeyboardEvent, index: number): void {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -5,
      ArrowDown: 5,
    };
    const by = moves[event.key];
    if (by !== undefined) {
      this.focusLight(index + by);
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Home' || event.key === 'End') {
      // To the first or the last light of the row.
      const row = index - (index % 5);
      this.focusLight(event.key === 'Home' ? row : row + 4);
      event.preventDefault();
      event.stopPropagation();
    } else if (/^[0-9]$/.test(event.key)) {
      // Digits set the brightness itself.
      this.setLight(index, event.key);
      event.stopPropagation();
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.stopPropagation();
    }
  }

  private focusLight(index: number): void {
    const next = this.switches[index];
    if (next === undefined) return;
    for (const button of this.switches) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }

  private levelAt(index: number): string {
    return (this.getValue() ?? empty).replaceAll(':', '')[index] ?? '0';
  }

  private setLight(index: number, level: string): void {
    const lights = [...(this.getValue() ?? empty).replaceAll(':', '')];
    lights[index] = level;
    this.setValue((lights.join('').match(/.{5}/g) ?? []).join(':'));
    this.paint();
  }

  private paint(): void {
    for (const [index, button] of this.switches.entries()) {
      const level = Number(this.levelAt(index));
      button.setAttribute('aria-checked', String(level > 0));
      const place = t('block.leds.light', { x: (index % 5) + 1, y: Math.floor(index / 5) + 1 });
      // On and off are said by the switch itself; what lies between is not.
      const dim = level > 0 && level < 9;
      button.setAttribute('aria-label', dim ? `${place}, ${t('workspace.leds.level', { level })}` : place);
      button.style.setProperty('--level', String(level / 9));
    }
  }
}

/** A picture in words: the columns that are lit, row by row; rows in the dark are left out. */
export function spokenLights(rows: string): string {
  const lit = rows.split(':').flatMap((row, index) => {
    const columns = [...row].flatMap((level, x) => (level === '0' ? [] : [String(x + 1)]));
    return columns.length === 0
      ? []
      : [
          t('workspace.leds.row', {
            row: index + 1,
            columns: columns.length === 5 ? '1–5' : columns.join(', '),
          }),
        ];
  });
  return lit.length === 0 ? t('workspace.leds.dark') : lit.join('; ');
}

/** The lights as a small picture on a dark screen, for blocks and menus; a data address. */
export function ledsPicture(rows: string): string {
  const dots = [...rows.replaceAll(':', '')]
    .map((level, index) =>
      level === '0'
        ? ''
        : `<rect x="${String((index % 5) * 6 + 3)}" y="${String(Math.floor(index / 5) * 6 + 3)}" width="4" height="4" fill="#ff8a66" fill-opacity="${String(0.3 + Number(level) * 0.0778)}"/>`,
    )
    .join('');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="34" height="34"><rect x=".5" y=".5" width="33" height="33" rx="5" ` +
    `fill="#10191a" stroke="#fff" stroke-opacity=".4"/>${dots}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
