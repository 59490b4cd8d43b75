import { html, render, type TemplateResult } from 'lit';
import { t } from '../../i18n/translate.ts';
import { icon } from '../icon.ts';

/** The keys of the blocks editor, in the order of a first walk; each with the words for what it does. */
const keys = [
  ['T', 'toolbox'],
  ['W', 'workspace'],
  ['← ↑ → ↓', 'walk'],
  ['Enter', 'change'],
  ['M', 'move'],
  ['X', 'takeOff'],
  ['D', 'duplicate'],
  ['Delete', 'delete'],
  ['Ctrl+C  Ctrl+X  Ctrl+V', 'copy'],
  ['Ctrl+Z  Ctrl+Y', 'undo'],
  ['Ctrl+Enter', 'menu'],
  ['Ctrl+F', 'search'],
  ['I', 'say'],
  ['+  −  0', 'zoom'],
  ['?', 'help'],
] as const;

/** Shows which keys there are, in a small dialog; gives the focus back when it is closed. */
export function showKeys(): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask keys-help';
  dialog.setAttribute('aria-labelledby', 'keys-help-title');
  render(
    list(() => dialog.close()),
    dialog,
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  // A press beside it closes it.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function list(close: () => void): TemplateResult {
  return html`<div class="keys-help-body">
    <header>
      <h2 id="keys-help-title">${t('workspace.keys')}</h2>
      <button class="icon-btn" type="button" aria-label=${t('editor.close')} @click=${close}>
        ${icon('close', 'icon-s')}
      </button>
    </header>
    <dl>
      ${keys.map(
        ([key, words]) =>
          html`<div>
            <dt>${key.split('  ').map((one) => html`<kbd>${nameOf(one)}</kbd> `)}</dt>
            <dd>${t(`workspace.keys.${words}`)}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}

/** What is written on the keys differs from keyboard to keyboard. */
function nameOf(key: string): string {
  return key
    .replace('Ctrl', /Mac|iPad|iPhone/.test(navigator.platform) ? '⌘' : 'Ctrl')
    .replace('Enter', t('workspace.key.enter'))
    .replace('Delete', t('workspace.key.delete'));
}
