import { language, type Language } from '../i18n/translate.ts';

/**
 * Monaco's own texts that a pupil can meet: its number in Monaco's list, the English that Monaco has there, the Italian.
 * The numbers are those of the version in package.json; a test holds them against its source.
 */
export const monacoWords: readonly (readonly [index: number, english: string, italian: string])[] = [
  [2, 'Match Case', 'Distingui maiuscole e minuscole'],
  [3, 'Match Whole Word', 'Solo parole intere'],
  [4, 'Use Regular Expression', 'Usa un’espressione regolare'],
  [6, 'Preserve Case', 'Mantieni le maiuscole'],
  [9, 'Error: {0}', 'Errore: {0}'],
  [10, 'Warning: {0}', 'Attenzione: {0}'],
  [11, 'Info: {0}', 'Nota: {0}'],
  [14, 'Cleared Input', 'Campo vuoto'],
  [44, 'Shift', 'Maiusc'],
  [52, 'Shift', 'Maiusc'],
  [56, 'Shift', 'Maiusc'],
  [74, 'Undo', 'Annulla'],
  [75, 'Undo', 'Annulla'],
  [77, 'Redo', 'Ripeti'],
  [78, 'Redo', 'Ripeti'],
  [80, 'Select All', 'Seleziona tutto'],
  [81, 'Select All', 'Seleziona tutto'],
  [865, 'Cut', 'Taglia'],
  [866, 'Cut', 'Taglia'],
  [867, 'Cut', 'Taglia'],
  [869, 'Copy', 'Copia'],
  [870, 'Copy', 'Copia'],
  [871, 'Copy', 'Copia'],
  [873, 'Paste', 'Incolla'],
  [874, 'Paste', 'Incolla'],
  [875, 'Paste', 'Incolla'],
  [888, 'No code actions available', 'Qui non c’è niente da correggere'],
  [892, 'No code actions available', 'Qui non c’è niente da correggere'],
  [904, 'Quick Fix...', 'Correggi…'],
  [917, 'More Actions...', 'Altro…'],
  [918, 'Quick Fix', 'Correggi'],
  [930, 'Run: {0}', 'Esegui: {0}'],
  [931, 'Show Code Actions. Preferred Quick Fix Available ({0})', 'Mostra come correggere ({0})'],
  [932, 'Show Code Actions ({0})', 'Mostra come correggere ({0})'],
  [933, 'Show Code Actions', 'Mostra come correggere'],
  [
    994,
    'The file is too large to perform a replace all operation.',
    'Il file è troppo grande per sostituire tutto.',
  ],
  [996, "{0} found for '{1}'", '{0} per «{1}»'],
  [1018, 'Find / Replace', 'Cerca e sostituisci'],
  [1019, 'Find', 'Cerca'],
  [1020, 'Find', 'Cerca'],
  [1021, 'Previous Match', 'Risultato precedente'],
  [1022, 'Next Match', 'Risultato successivo'],
  [1023, 'Find in Selection', 'Cerca nella selezione'],
  [1024, 'Close', 'Chiudi'],
  [1025, 'Replace', 'Sostituisci'],
  [1026, 'Replace', 'Sostituisci'],
  [1027, 'Replace', 'Sostituisci'],
  [1028, 'Replace All', 'Sostituisci tutti'],
  [1029, 'Toggle Replace', 'Mostra Sostituisci'],
  [
    1030,
    'Only the first {0} results are highlighted, but all find operations work on the entire text.',
    'Sono evidenziati solo i primi {0} risultati, ma si cerca in tutto il testo.',
  ],
  [1031, '{0} of {1}', '{0} di {1}'],
  [1032, 'No results', 'Nessun risultato'],
  [1033, '{0} found', '{0} risultati'],
  [1034, "{0} found for '{1}'", '{0} per «{1}»'],
  [1035, "{0} found for '{1}', at {2}", '{0} per «{1}», in {2}'],
  [1036, "{0} found for '{1}'", '{0} per «{1}»'],
  [1196, 'No quick fixes available', 'Nessuna correzione pronta'],
  [1197, 'Checking for quick fixes...', 'Cerco una correzione…'],
  [1198, 'No quick fixes available', 'Nessuna correzione pronta'],
  [1199, 'Quick Fix...', 'Correggi…'],
  [1354, 'Cursor added: {0}', 'Cursore aggiunto: {0}'],
  [1355, 'Cursors added: {0}', 'Cursori aggiunti: {0}'],
  [1369, 'Add Selection to Next Find Match', 'Seleziona anche la prossima uguale'],
  [1374, 'Change All Occurrences', 'Cambia tutte le parole uguali'],
  [1380, '{0}, hint', '{0}, suggerimento'],
  [1447, 'Cannot edit in read-only input', 'Qui non si può scrivere'],
  [1448, 'Cannot edit in read-only editor', 'Questo testo adesso si può solo leggere'],
  [1555, 'Loading...', 'Un momento…'],
  [1556, 'No suggestions.', 'Nessun suggerimento.'],
  [1557, 'Suggest', 'Suggerimenti'],
  [1562, '{0}, docs: {1}', '{0}, spiegazione: {1}'],
  [1563, 'Close', 'Chiudi'],
  [1564, 'Close', 'Chiudi'],
  [1565, 'Loading...', 'Un momento…'],
  [1567, 'Read More', 'Leggi di più'],
];

/**
 * Gives Monaco its words in the language on screen. Called before Monaco's code runs: it asks for most of its texts then,
 * and only then. Called again after the language has changed, it reaches those that are asked for anew; returns whether
 * others stay as they were until the page is loaded again.
 */
export function sayMonacoWords(): boolean {
  const scope = globalThis as { _VSCODE_NLS_MESSAGES?: readonly (string | undefined)[] };
  const now = language.value.language;
  const messages: (string | undefined)[] = [];
  if (now === 'it') for (const [index, , italian] of monacoWords) messages[index] = italian;
  scope._VSCODE_NLS_MESSAGES = messages;
  first ??= now;
  return first !== now;
}

/** The language in which Monaco's code was run. */
let first: Language | undefined;
