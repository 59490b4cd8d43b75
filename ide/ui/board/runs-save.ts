import { language, t } from '../../i18n/translate.ts';
import type { Recording, SeriesData } from '../../samples/recording.ts';
import { runName, type Run } from '../../samples/run.ts';
import { downloadFile } from '../download-file.ts';

/**
 * Saves runs as one table. With several runs there is a question first; `ticked` are those that are on the
 * chart beside the present one.
 */
export function saveRuns(
  recording: Recording,
  ticked: readonly number[],
  unitOf: (series: SeriesData) => string,
): void {
  const runs = recording.runs.all.value.filter(
    (run) => run.marks.length > 0 || run.series().some((series) => series.length > 0),
  );
  const save = (chosen: readonly Run[]): void => {
    const ids = chosen.map((run) => run.id);
    const text = recording.toCsv(language.value.language, { runs: ids, unitOf });
    downloadFile(`${t('board.chart.csv-file')}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  if (runs.length <= 1) save(runs);
  else askRuns(runs, [...ticked, runs.at(-1)?.id ?? 0], save);
}

function askRuns(
  runs: readonly Run[],
  ticked: readonly number[],
  save: (chosen: readonly Run[]) => void,
): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask runs-ask';
  const form = document.createElement('form');
  form.method = 'dialog';
  const title = document.createElement('h2');
  title.id = 'runs-ask-title';
  title.textContent = t('board.runs.save-title');
  dialog.setAttribute('aria-labelledby', title.id);
  const boxes = runs.map((run) => {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = ticked.includes(run.id);
    label.append(box, runName(run));
    return { run, box, label };
  });
  const list = document.createElement('div');
  list.className = 'runs-ask-list';
  list.append(...boxes.map(({ label }) => label));
  const ok = button(t('board.runs.save'), 'btn btn-ink', 'submit');
  const cancel = button(t('board.runs.cancel'), 'btn btn-quiet', 'button');
  const actions = document.createElement('p');
  actions.className = 'actions';
  actions.append(ok, cancel);
  form.append(title, list, actions);
  dialog.append(form);
  document.body.append(dialog);

  const chosen = (): readonly Run[] => boxes.filter(({ box }) => box.checked).map(({ run }) => run);
  list.addEventListener('change', () => {
    ok.disabled = chosen().length === 0;
  });
  form.addEventListener('submit', () => {
    save(chosen());
  });
  cancel.addEventListener('click', () => {
    dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  dialog.showModal();
}

function button(text: string, className: string, type: 'submit' | 'button'): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = type;
  made.className = className;
  made.textContent = text;
  return made;
}
