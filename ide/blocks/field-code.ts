import * as Blockly from 'blockly/core';
import { t } from '../i18n/translate.ts';

const lineHeight = 20;
const padding = 8;
/** Lines shown on the block; the rest is there and can be opened. */
const shownLines = 12;

/** Python as text on a block, in its own letters. Opens a small text area. */
export class FieldCode extends Blockly.Field<string> {
  private rows: SVGTextElement[] = [];
  private back: SVGRectElement | undefined;

  constructor(
    value: string,
    private readonly lines: 'one' | 'many',
  ) {
    super(Blockly.Field.SKIP_SETUP);
    this.SERIALIZABLE = true;
    this.setValue(value);
  }

  protected override initView(): void {
    this.back = Blockly.utils.dom.createSvgElement<SVGRectElement>(
      'rect',
      { rx: 6, ry: 6, class: 'field-code-back' },
      this.fieldGroup_,
    );
    this.fieldGroup_?.classList.add('field-code');
  }

  protected override doClassValidation_(value?: string): string | null {
    if (typeof value !== 'string') return null;
    return this.lines === 'one' ? value.replace(/\s*\n\s*/g, ' ') : value;
  }

  protected override render_(): void {
    const all = (this.getValue() ?? '').split('\n');
    const shown =
      all.length > shownLines
        ? [...all.slice(0, shownLines - 1), `… +${String(all.length - shownLines + 1)}`]
        : all;
    for (const row of this.rows) row.remove();
    let widest = 24;
    this.rows = shown.map((line, index) => {
      const row = Blockly.utils.dom.createSvgElement<SVGTextElement>(
        'text',
        {
          class: 'field-code-line',
          x: padding,
          y: padding + index * lineHeight + 14,
          'xml:space': 'preserve',
        },
        this.fieldGroup_,
      );
      row.textContent = line;
      widest = Math.max(widest, row.getComputedTextLength());
      return row;
    });
    this.size_ = new Blockly.utils.Size(widest + padding * 2, shown.length * lineHeight + padding * 2 - 4);
    this.back?.setAttribute('width', String(this.size_.width));
    this.back?.setAttribute('height', String(this.size_.height));
    // A field of one's own says who it is and what it holds by itself.
    this.recomputeAriaContext();
  }

  override getText(): string {
    return this.getValue() ?? '';
  }

  override getAriaTypeName(): string {
    return t('block.code.label');
  }

  protected override showEditor_(): void {
    const area = document.createElement('textarea');
    area.className = 'field-code-edit';
    area.value = this.getValue() ?? '';
    area.rows = this.lines === 'one' ? 1 : Math.min(12, area.value.split('\n').length + 1);
    area.cols = 36;
    area.spellcheck = false;
    area.setAttribute('aria-label', t('block.code.label'));
    area.addEventListener('input', () => {
      this.setValue(area.value);
    });
    area.addEventListener('keydown', (event) => {
      // Blockly would take letters for shortcuts; Escape closes.
      if (event.key !== 'Escape' && !(event.key === 'Enter' && this.lines === 'one')) event.stopPropagation();
      else if (event.key === 'Enter') {
        event.preventDefault();
        Blockly.DropDownDiv.hide();
      }
    });
    Blockly.DropDownDiv.getContentDiv().replaceChildren(area);
    Blockly.DropDownDiv.setColour('var(--sheet)', 'var(--edge)');
    Blockly.DropDownDiv.showPositionedByField(this as Blockly.Field);
    area.focus();
  }
}
