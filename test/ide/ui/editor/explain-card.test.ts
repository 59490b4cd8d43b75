// @vitest-environment happy-dom
import { render } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { explainTraceback } from '../../../../ide/python/explain-traceback.ts';
import { wordsOfPython } from '../../../../ide/session/block-words.ts';
import type { ProgramProblem } from '../../../../ide/session/workbench.ts';
import { explainCard, explainTitle } from '../../../../ide/ui/editor/explain-card.ts';

const source = 'limit = 8\nif 3 > limt:\n    pass\n';
const on = { fix: vi.fn(), show: vi.fn(), close: vi.fn() };

function card(line: number, printed: string, text = source): HTMLElement {
  const problem = explainTraceback(
    `Traceback (most recent call last):\n  File "__main__", line ${String(line)}, in <module>\n${printed}`,
    { 'main.py': text },
  );
  if (problem === undefined) throw new Error('no problem');
  const place = document.createElement('div');
  render(explainCard(problem, on), place);
  return place;
}
const texts = (place: HTMLElement, selector: string): string[] =>
  [...place.querySelectorAll(selector)].map((element) => element.textContent.replace(/\s+/g, ' ').trim());

afterEach(() => {
  vi.clearAllMocks();
});

describe('the card under a line', () => {
  it('says what is wrong as its title, where the right thing is below, and sets names as code', async () => {
    await setLanguage('en');
    const place = card(2, "NameError: name 'limt' is not defined");
    expect(texts(place, 'h2')).toEqual(['Python does not know limt']);
    expect(texts(place, 'p')[0]).toBe('On line 1 it is limit. A name needs the same letters each time.');
    expect(texts(place, 'code')).toEqual(['limt', 'limit']);
    expect(texts(place, '.actions button')).toEqual(['Change it to limit', 'Show line 1']);
  });

  it('speaks Italian', async () => {
    await setLanguage('it');
    const place = card(2, "NameError: name 'limt' is not defined");
    expect(texts(place, 'h2')).toEqual(['Python non conosce limt']);
    expect(texts(place, '.actions button')).toEqual(['Cambialo in limit', 'Mostra la riga 1']);
  });

  it('mends and shows when its buttons are pressed', async () => {
    await setLanguage('en');
    const [fix, show] = card(2, "NameError: name 'limt' is not defined").querySelectorAll<HTMLElement>(
      '.actions button',
    );
    fix?.click();
    show?.click();
    expect(on.fix).toHaveBeenCalledOnce();
    expect(on.show).toHaveBeenCalledWith(1);
  });

  it('names a missing colon and a missing step to the right in a word', async () => {
    await setLanguage('en');
    expect(
      texts(card(1, 'SyntaxError: invalid syntax', 'while True\n    pass\n'), '.actions button'),
    ).toEqual(['Put : there']);
    expect(
      texts(card(2, 'IndentationError: unexpected indent', 'if True:\npass\n'), '.actions button'),
    ).toEqual(['Move it to the right', 'Show line 1']);
  });

  it('can be closed', async () => {
    await setLanguage('en');
    const place = card(2, 'ZeroDivisionError: division by zero');
    expect(texts(place, 'h2')).toEqual(['Nothing can be divided by 0']);
    place.querySelector<HTMLElement>('button[aria-label="Close"]')?.click();
    expect(on.close).toHaveBeenCalledOnce();
  });

  it('keeps what Python printed one click away', async () => {
    await setLanguage('en');
    const place = card(2, 'ZeroDivisionError: division by zero');
    const details = place.querySelector('details');
    expect(details?.open).toBe(false);
    expect(details?.querySelector('pre')?.textContent).toContain('ZeroDivisionError: division by zero');
  });

  it('speaks of blocks, not of lines, among the blocks', async () => {
    await setLanguage('en');
    const problem = explainTraceback(
      'Traceback (most recent call last):\n  File "__main__", line 2, in <module>\nNameError: name \'limt\' is not defined',
      { 'main.py': source },
    );
    if (problem === undefined) throw new Error('no problem');
    const place = document.createElement('div');
    render(explainCard(problem, on, 'blocks'), place);
    expect(texts(place, '.actions button')).toEqual(['Change it to limit', 'Show that block']);
    expect(place.querySelector('section')?.getAttribute('aria-label')).toBe('Problem at this block');
    expect(explainTitle(problem)).toBe('Python does not know limt');
  });

  it('says Python in the words of blocks, where blocks have some', async () => {
    await setLanguage('en');
    const problem = {
      line: 2,
      type: '',
      key: 'hint.loneValue',
      values: { word: 'or', value: 'x == 2' },
      original: '',
      fix: { from: 'if x == 1 or 2:', to: 'if x == 1 or x == 2:' },
    };
    const place = document.createElement('div');
    render(explainCard(problem, on, 'blocks', wordsOfPython), place);
    expect(texts(place, 'q')).toEqual(['x = 2']);
    expect(texts(place, 'code')).toEqual(['or']);
    expect(texts(place, '.actions button')).toEqual(['Change it to “if x = 1 or x = 2 then …”']);
    render(explainCard(problem, on, 'blocks'), place);
    expect(texts(place, 'code')).toEqual(['or', 'x == 2']);
  });

  it.each([
    ['error.zero.value', { value: 'n' }, 'Ask first: if n ≠ 0 then …'],
    ['error.name.count', { name: 'n' }, 'Before counting it needs a start: use set n to 0 above.'],
    ['hint.radioOff', { name: 'radio.send' }, 'Use switch the radio on first.'],
    ['hint.neverCalled', { name: 'heart' }, 'Use do heart where it should happen.'],
    ['hint.hasty', { name: 'print' }, 'Inside, wait 100 ms gives everybody time to follow.'],
    ['error.type.joinValue', { value: 'score' }, 'Turn score into a text first: score as text.'],
    ['error.index.len', { name: 'l' }, 'so the last item of l is length of l − 1.'],
    // Names stay names where they are what it is about, and what blocks do not have stays Python.
    ['error.name.known', { name: 'prnt', near: 'print' }, 'Perhaps you mean print: '],
    ['error.attribute.notSet', { owner: 'c', name: 'x', type: 'C', value: '0' }, 'write self.x = 0'],
    ['error.attribute.super', { name: 'x' }, 'write super().__init__( ) as'],
  ])('%s says among blocks what to do there', async (key, values, said) => {
    await setLanguage('en');
    const place = document.createElement('div');
    const problem = { line: 2, type: '', key, values, original: '' } as unknown as ProgramProblem;
    render(explainCard(problem, on, 'blocks', wordsOfPython), place);
    expect(texts(place, 'p').join(' ')).toContain(said);
  });

  it('shows what Python printed as text, never as markup', async () => {
    await setLanguage('en');
    const place = card(2, 'ValueError: <img src=x onerror=alert(1)>');
    expect(place.querySelector('img')).toBeNull();
    expect(place.textContent).toContain('<img src=x');
  });
});
