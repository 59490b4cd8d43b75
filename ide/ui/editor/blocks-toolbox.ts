import * as Blockly from 'blockly/core';
import type { Category } from '../../blocks/block-spec.ts';
import { drawerContents, drawers, everyday, toolboxBlock, type Drawer } from '../../blocks/toolbox.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/translate.ts';
import { announce } from '../app/announcer.ts';
import { widenAsked, type DrawerInfo } from './toolbox-drawer.ts';

/** Which drawers a sheet of blocks has, and what lies in them. */
export class BlocksToolbox {
  private everything = false;

  /** `limits`: categories or block types on offer; missing means those of every day. */
  constructor(private limits: readonly string[] | undefined) {}

  /** Fills the toolbox of a workspace; until then it has none. */
  open(workspace: Blockly.WorkspaceSvg, container: HTMLElement, signal: AbortSignal): void {
    workspace.registerButtonCallback('new-variable', () => {
      Blockly.Variables.createVariableButtonHandler(workspace, () => {
        showVariables(workspace);
      });
    });
    workspace.registerToolboxCategoryCallback('variables', () => this.variableBlocks(workspace));
    container.addEventListener(widenAsked, () => this.widen(workspace, container), { signal });
    workspace.updateToolbox(this.info());
  }

  /** Shows what a lesson step offers. */
  limit(workspace: Blockly.WorkspaceSvg, limits: readonly string[] | undefined): void {
    if (JSON.stringify(limits) === JSON.stringify(this.limits)) return;
    this.limits = limits;
    this.everything = false;
    workspace.updateToolbox(this.info());
  }

  /** "All" is not a drawer: it shows the drawers that were left out, and where they are. */
  private widen(workspace: Blockly.WorkspaceSvg, container: HTMLElement): void {
    this.everything = !this.everything;
    const toolbox = workspace.getToolbox() as Blockly.Toolbox;
    toolbox.clearSelection();
    workspace.updateToolbox(this.info());
    // The whole toolbox takes the focus: a drawer that took it would open.
    Blockly.getFocusManager().focusNode(toolbox);
    container.querySelector('.cat-added')?.scrollIntoView({ block: 'center' });
    const added = this.everything ? this.added() : [];
    announce(
      added.length === 0
        ? t('editor.toolbox.narrowed')
        : t('editor.toolbox.widened', { names: added.map(nameOf).join(', ') }),
    );
  }

  /** The drawers that a lesson step, or every day, has use for. */
  private own(): readonly Drawer[] {
    return this.limits === undefined
      ? drawers().filter(({ category }) => everyday.includes(category))
      : drawers(this.limits);
  }

  private added(): readonly Category[] {
    const own = this.own();
    return drawers()
      .map(({ category }) => category)
      .filter((category) => own.every((one) => one.category !== category));
  }

  /** Drawers that come with "All" stand below the others, so that none of those moves. */
  info(): Blockly.utils.toolbox.ToolboxInfo {
    const all = drawers();
    const own = this.own();
    const added = new Set(this.added());
    const shown = this.everything
      ? [
          ...all.filter(({ category }) => !added.has(category)),
          ...all.filter(({ category }) => added.has(category)),
        ]
      : own;
    const contents = shown.map(
      (drawer): DrawerInfo =>
        ({
          kind: 'category',
          drawer: drawer.category,
          added: added.has(drawer.category),
          name: nameOf(drawer.category),
          contents: drawerContents(drawer),
          ...(drawer.category === 'variables' ? { custom: 'variables' } : {}),
        }) as unknown as DrawerInfo,
    );
    const more = this.everything ? 'fewer' : 'all';
    const last = {
      kind: 'category',
      drawer: more,
      name: t(`editor.toolbox.${more}`),
      contents: [],
    } as unknown as DrawerInfo;
    return { kind: 'categoryToolbox', contents: own.length === all.length ? contents : [...contents, last] };
  }

  /** The variables of the program, and what can be done with them. */
  private variableBlocks(workspace: Blockly.WorkspaceSvg): Blockly.utils.toolbox.FlyoutItemInfoArray {
    const variables = workspace.getVariableMap().getAllVariables();
    const types =
      (this.limits === undefined || this.everything ? drawers() : drawers(this.limits)).find(
        ({ category }) => category === 'variables',
      )?.types ?? [];
    const first = variables.at(-1);
    const get = types.includes('variables_get')
      ? variables.map((one) => ({
          kind: 'block',
          type: 'variables_get',
          fields: { VAR: { id: one.getId() } },
        }))
      : [];
    const rest = types
      .filter((type) => type !== 'variables_get')
      .map((type) => ({
        ...toolboxBlock(type),
        ...(first === undefined ? {} : { fields: { VAR: { id: first.getId() } } }),
      }));
    return [
      { kind: 'button', text: t('editor.variable.new'), callbackkey: 'new-variable' },
      ...rest,
      ...get,
    ] as Blockly.utils.toolbox.FlyoutItemInfoArray;
  }
}

function nameOf(category: Category): string {
  return t(`block.category.${category}` as MessageKey);
}

/** The question closed the drawer; the new variable is to be found there, and the keyboard goes on there. */
function showVariables(workspace: Blockly.WorkspaceSvg): void {
  const toolbox = workspace.getToolbox();
  if (!(toolbox instanceof Blockly.Toolbox)) return;
  for (const item of toolbox.getToolboxItems()) {
    if (!(item instanceof Blockly.ToolboxCategory) || item.getName() !== nameOf('variables')) continue;
    toolbox.setSelectedItem(item);
    Blockly.getFocusManager().focusNode(item);
  }
}
