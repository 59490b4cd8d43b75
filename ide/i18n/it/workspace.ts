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
};
