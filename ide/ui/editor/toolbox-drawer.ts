import * as Blockly from 'blockly/core';
import { render } from 'lit';
import type { Category } from '../../blocks/block-spec.ts';
import { icon } from '../icon.ts';
import { drawerIcons } from './drawer-icons.ts';

/** What a drawer's entry in the toolbox definition carries besides Blockly's own keys. */
export interface DrawerInfo extends Blockly.utils.toolbox.StaticCategoryInfo {
  readonly drawer: Category | 'all' | 'fewer';
  /** It came with "All": shown as new. */
  readonly added?: boolean;
}

/** Fired by the toolbox's element when "All" or "Fewer" was pressed. */
export const widenAsked = 'pensa-widen-asked';

/** A drawer of the toolbox as the look has it: a coloured square with an icon above its name. */
class ToolboxDrawer extends Blockly.ToolboxCategory {
  private get drawer(): DrawerInfo['drawer'] {
    return (this.toolboxItemDef_ as unknown as DrawerInfo).drawer;
  }

  protected override createDom_(): HTMLDivElement {
    const element = super.createDom_();
    this.rowDiv_?.classList.add('cat', `k-${this.drawer === 'fewer' ? 'all' : this.drawer}`);
    if (this.rowDiv_ !== null) this.rowDiv_.style.paddingLeft = '';
    this.refreshTheme();
    if ((this.toolboxItemDef_ as unknown as DrawerInfo).added === true) element.classList.add('cat-added');
    if (this.widens) {
      element.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' || event.key === ' ') this.askToWiden(event);
      });
    }
    return element;
  }

  private get widens(): boolean {
    return this.drawer === 'all' || this.drawer === 'fewer';
  }

  /** "All" is no drawer to look into on the way: passing it with the arrow keys must not change the others. */
  override onClick(event: PointerEvent): void {
    super.onClick(event);
    if (this.widens) this.askToWiden(event);
  }

  private askToWiden(event: Event): void {
    event.preventDefault();
    // Blockly first finishes with the item that goes away.
    setTimeout(() => this.htmlDiv_?.dispatchEvent(new Event(widenAsked, { bubbles: true })));
  }

  protected override createIconDom_(): Element {
    const square = document.createElement('span');
    render(icon(drawerIcons[this.drawer]), square);
    return square;
  }

  /** The square carries the colour; the row has no border of its own. */
  protected override addColourBorder_(): void {
    return;
  }

  /** The square has the colour of the blocks in the drawer. */
  override refreshTheme(): void {
    const { colourPrimary } = this.workspace_.getTheme().blockStyles[this.drawer] ?? {};
    if (colourPrimary !== undefined) this.rowDiv_?.style.setProperty('--k', colourPrimary);
  }

  override setSelected(isSelected: boolean): void {
    if (isSelected) this.rowDiv_?.setAttribute('aria-current', 'true');
    else this.rowDiv_?.removeAttribute('aria-current');
    if (this.htmlDiv_ !== null)
      Blockly.utils.aria.setState(this.htmlDiv_, Blockly.utils.aria.State.SELECTED, isSelected);
  }
}

/** Smaller letters cannot be read, and fingers miss the blocks. */
const smallest = 0.6;

/** An open drawer: on a narrow screen its blocks are smaller, so that they are not cut off at its edge. */
class OpenDrawer extends Blockly.VerticalFlyout {
  override getFlyoutScale(): number {
    const usual = super.getFlyoutScale();
    const widest = Math.max(
      1,
      ...this.getContents().map((item) => item.getElement().getBoundingRectangle().getWidth()),
    );
    const room = this.targetWorkspace.getMetricsManager().getViewMetrics().width;
    const edges = Blockly.Scrollbar.scrollbarThickness * 2;
    const fits = (room - edges) / (widest + this.MARGIN * 1.5 + this.tabWidth_);
    return Math.min(usual, Math.max(smallest, fits));
  }
}

/** From here on categories of a toolbox are drawn as drawers. */
export function registerToolboxDrawer(): void {
  Blockly.registry.register(
    Blockly.registry.Type.FLYOUTS_VERTICAL_TOOLBOX,
    Blockly.registry.DEFAULT,
    OpenDrawer,
    true,
  );
  Blockly.registry.register(
    Blockly.registry.Type.TOOLBOX_ITEM,
    Blockly.ToolboxCategory.registrationName,
    ToolboxDrawer,
    true,
  );
}
