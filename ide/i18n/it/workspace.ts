import type { workspace as english } from '../en/workspace.ts';

export const workspace: Record<keyof typeof english, string> = {
  // Affiancati
  'workspace.both': 'Insieme',
  'workspace.both.name': 'Blocchi e Python affiancati',
  'workspace.both.leads': 'qui cambi tu',
  'workspace.both.follows': 'segue',
  'workspace.both.waits': 'I blocchi aspettano che Python riesca di nuovo a leggere il testo.',
  'workspace.both.waits.short': 'aspetta il testo',
  'workspace.both.file': 'I blocchi mostrano main.py.',
  // What is wrong, at its block
  'workspace.problem.atBlock': 'Problema in questo blocco',
  'workspace.problem.showBlock': 'Mostra quel blocco',
  'workspace.problem.original': 'Che cosa dice Python',
  'workspace.problem.open': 'Che cosa non va qui?',
  // Copying
  'workspace.copy': 'Copia',
  'workspace.copyStack': 'Copia da qui in giù',
  'workspace.cutBlock': 'Taglia',
  'workspace.paste': 'Incolla',
  'workspace.copied': 'Copiato.',
  'workspace.cut': 'Tagliato.',
  'workspace.paste.empty': 'Non ci sono blocchi né Python da incollare.',
  'workspace.paste.not-blocks':
    'Quello che hai copiato non sono blocchi e nemmeno Python leggibile. Non è cambiato niente.',
  'workspace.paste.too-much': 'È troppo per un solo programma. Non è cambiato niente.',
};
