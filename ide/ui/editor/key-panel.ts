import { html, render, type TemplateResult } from 'lit';
import { t } from '../../i18n/translate.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { icon } from '../icon.ts';
import './key-panel.css';

type Keys = readonly string[];

interface KeyRow {
  readonly words: MessageKey;
  /** Any of these does it; `Mod` is Ctrl, or Command on a Mac. */
  readonly keys: readonly Keys[];
}

const groups: readonly { readonly words: MessageKey; readonly rows: readonly KeyRow[] }[] = [
  {
    words: 'python.keys.group.write',
    rows: [
      { words: 'python.key.suggest', keys: [['Ctrl', 'Space']] },
      { words: 'python.key.indent', keys: [['Tab']] },
      { words: 'python.key.outdent', keys: [['Shift', 'Tab']] },
      { words: 'python.key.comment', keys: [['Mod', '/']] },
      { words: 'python.key.lineUp', keys: [['Alt', '↑']] },
      { words: 'python.key.lineDown', keys: [['Alt', '↓']] },
      { words: 'python.key.copyLine', keys: [['Shift', 'Alt', '↓']] },
      { words: 'python.key.deleteLine', keys: [['Mod', 'Shift', 'K']] },
      { words: 'python.key.nextSame', keys: [['Mod', 'D']] },
      { words: 'python.key.undo', keys: [['Mod', 'Z']] },
      {
        words: 'python.key.redo',
        keys: [
          ['Mod', 'Y'],
          ['Mod', 'Shift', 'Z'],
        ],
      },
    ],
  },
  {
    words: 'python.keys.group.find',
    rows: [
      { words: 'python.key.find', keys: [['Mod', 'F']] },
      { words: 'python.key.replace', keys: [['Mod', 'H']] },
      { words: 'python.key.line', keys: [['Mod', 'G']] },
      { words: 'python.key.rename', keys: [['F2']] },
      { words: 'python.key.nextProblem', keys: [['F8']] },
      { words: 'python.key.previousProblem', keys: [['Shift', 'F8']] },
      { words: 'python.key.fix', keys: [['Mod', '.']] },
    ],
  },
  {
    words: 'python.keys.group.program',
    rows: [
      { words: 'python.key.run', keys: [['Mod', 'Enter']] },
      { words: 'python.key.save', keys: [['Mod', 'S']] },
      { words: 'python.key.leave', keys: [['Esc'], ['Tab']] },
      { words: 'python.key.help', keys: [['F1']] },
    ],
  },
];

/** Shows which keys the Python editor has, until it is closed; the focus goes back to where it was. */
export function showKeyPanel(): void {
  if (document.querySelector('dialog.key-panel') !== null) return;
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const back = document.activeElement;
  const dialog = document.createElement('dialog');
  dialog.className = 'key-panel';
  dialog.setAttribute('aria-labelledby', 'key-panel-title');
  render(
    html`<header>
        <h2 id="key-panel-title">${t('python.keys.title')}</h2>
        <button
          class="btn"
          type="button"
          @click=${() => {
            dialog.close();
          }}
        >
          ${icon('tick', 'icon-s')}${t('python.keys.close')}
        </button>
      </header>
      <div class="key-groups">
        ${groups.map(
          (group) =>
            html`<section>
              <h3>${t(group.words)}</h3>
              <dl>${group.rows.map((row) => keyRow(row, mac))}</dl>
            </section>`,
        )}
      </div>`,
    dialog,
  );
  document.body.append(dialog);
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (back instanceof HTMLElement) back.focus();
  });
  dialog.showModal();
}

function keyRow({ words, keys }: KeyRow, mac: boolean): TemplateResult {
  const between = words === 'python.key.leave' ? t('python.keys.then') : t('python.keys.or');
  return html`<div>
    <dt>${t(words)}</dt>
    <dd>
      ${keys.map(
        (one, index) =>
          html`${index === 0 ? '' : ` ${between} `}<span class="key-combination"
              >${one.map((key) => html`<kbd>${keyName(key, mac)}</kbd>`)}</span
            >`,
      )}
    </dd>
  </div>`;
}

function keyName(key: string, mac: boolean): string {
  if (key === 'Mod') return mac ? '⌘' : 'Ctrl';
  if (key === 'Alt' && mac) return '⌥';
  if (key === 'Space') return t('python.key.space');
  return key === 'Shift' ? '⇧' : key;
}
