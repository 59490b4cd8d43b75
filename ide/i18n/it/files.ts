/** Files in and out, on every page. */
export const files = {
  'files.open': 'Apri un progetto, un .hex o uno .zip',
  'files.drop': 'Lascia andare per aprirlo come nuovo progetto',
  'files.drop.text':
    '.hex, .zip, .py o .blocks.json, oppure una cartella. Quello che è aperto adesso resta com’è.',
  'files.opening': 'Apro {name}…',
} as const;
