import * as Blockly from 'blockly/core';
import { t } from '../i18n/translate.ts';
import { seriesName } from './python-template.ts';

const another = 'another';

/** What recorded data is called: names used before, and another one. */
export class FieldSeries extends Blockly.FieldDropdown {
  constructor(value: string) {
    super(Blockly.Field.SKIP_SETUP);
    this.menuGenerator_ = () => this.choices();
    this.SERIALIZABLE = true;
    this.setValue(value);
  }

  private choices(): Blockly.MenuOption[] {
    const names = new Set<string>();
    const own = this.getValue();
    if (own !== null && own !== '') names.add(own);
    const blocks = this.getSourceBlock()?.workspace.getBlocksByType('data_record') ?? [];
    for (const block of blocks) {
      const name = String(block.getFieldValue('NAME') ?? '');
      if (name !== '') names.add(name);
    }
    names.add(t('block.series.temperature'));
    return [
      ...[...names].map((name): Blockly.MenuOption => [name, name]),
      [t('block.series.new'), `\u0000${another}`],
    ];
  }

  /** Any name that fits the serial line format, whether it was used before or not. */
  protected override doClassValidation_(value?: string): string | null {
    return value !== undefined && seriesName.test(value) ? value : null;
  }

  protected override getText_(): string | null {
    return this.getValue();
  }

  /** What is written on it, whatever the first choice of its menu is. */
  override getAriaValue(): string {
    return this.getText();
  }

  protected override onItemSelected_(menu: Blockly.Menu, item: Blockly.MenuItem): void {
    const value = item.getValue();
    if (value !== `\u0000${another}`) {
      super.onItemSelected_(menu, item);
      return;
    }
    Blockly.dialog.prompt(t('block.series.ask'), '', (name) => {
      if (name !== null)
        this.setValue(
          name
            .trim()
            .replaceAll(/[:,"\\]/g, ' ')
            .trim(),
        );
    });
  }
}
