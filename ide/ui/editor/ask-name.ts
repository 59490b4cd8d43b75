import { t } from '../../i18n/translate.ts';

/**
 * Asks for a short text in a small dialog. `check` may answer why a text cannot be taken. Resolves with the
 * trimmed text, or null when the pupil changed their mind.
 */
export function askName(
  question: string,
  value: string,
  check: (text: string) => string | undefined,
): Promise<string | null> {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  const form = document.createElement('form');
  form.method = 'dialog';
  const label = document.createElement('label');
  label.textContent = question;
  const input = document.createElement('input');
  input.value = value;
  input.autocomplete = 'off';
  input.maxLength = 40;
  label.append(input);
  const problem = document.createElement('p');
  problem.className = 'small';
  problem.setAttribute('role', 'alert');
  const actions = document.createElement('p');
  actions.className = 'actions';
  const ok = button(t('editor.dialog.ok'), 'btn btn-ink', 'submit');
  const cancel = button(t('editor.dialog.cancel'), 'btn btn-quiet', 'button');
  actions.append(ok, cancel);
  form.append(label, problem, actions);
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    let answer: string | null = null;
    form.addEventListener('submit', (event) => {
      const text = input.value.trim();
      const reason = text === '' ? undefined : check(text);
      if (reason !== undefined) {
        event.preventDefault();
        problem.textContent = reason;
        return;
      }
      answer = text === '' ? null : text;
    });
    cancel.addEventListener('click', () => {
      dialog.close();
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    dialog.showModal();
    input.select();
  });
}

/** Asks for a yes or a no in a small dialog; `yes` says on its button what will be done. */
export function askAgreement(question: string, yes: string): Promise<boolean> {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  const text = document.createElement('p');
  text.id = 'ask-question';
  text.textContent = question;
  dialog.setAttribute('aria-labelledby', text.id);
  const form = document.createElement('form');
  form.method = 'dialog';
  const actions = document.createElement('p');
  actions.className = 'actions';
  const agree = button(yes, 'btn btn-ink', 'submit');
  const cancel = button(t('editor.dialog.cancel'), 'btn btn-quiet', 'button');
  actions.append(agree, cancel);
  form.append(text, actions);
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    let answer = false;
    form.addEventListener('submit', () => {
      answer = true;
    });
    cancel.addEventListener('click', () => {
      dialog.close();
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    dialog.showModal();
  });
}

function button(text: string, className: string, type: 'submit' | 'button'): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = type;
  made.className = className;
  made.textContent = text;
  return made;
}
