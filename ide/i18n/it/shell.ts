export const shell = {
  'phase.think': 'Pensa',
  'phase.check': 'Verifica',
  'phase.correct': 'Correggi',
  'phase.solve': 'Risolvi',
  'kit.page': 'Controlla il kit',
  'kit.under': 'Per chi fa volontariato',
  'shell.skip': 'Vai al contenuto',
  'shell.home': 'Pensabit, tutte le lezioni',
  'shell.switchLanguage': 'passa all’inglese',
  'shell.languageFailed': 'L’inglese non è arrivato. Controlla la connessione e riprova.',
  'shell.settings': 'Impostazioni',
  'shell.theme': 'Colori',
  'shell.theme.system': 'Come il mio dispositivo',
  'shell.theme.light': 'Chiari',
  'shell.theme.dark': 'Scuri',
  'shell.theme.contrast': 'Contrasto forte',
  'shell.opening': 'Si apre…',
  'shell.retry': 'Riprova',
  'shell.toHome': 'Torna alle lezioni',
  'shell.open.title': 'Questo non si è aperto',
  'shell.open.unreachable':
    'La connessione non ha risposto. Il tuo lavoro è al sicuro su questo computer. Aspetta un momento, poi riprova.',
  'shell.open.not-found':
    'Qui non c’è niente con questo indirizzo. Forse è stato creato su un altro computer.',
  'shell.open.damaged':
    'C’è, ma Pensabit non riesce a leggerlo. Dillo a un adulto: il file forse va rifatto.',
  'shell.open.storage-denied':
    'Il browser non permette a Pensabit di conservare file. Di solito basta una finestra normale, non privata.',
  'shell.page.home': 'Lezioni',
  'shell.page.project': 'Progetto libero',
  'shell.page.teacher': '{lesson}: per chi insegna',
  'shell.page.volunteer': '{lesson}: per chi fa volontariato',
} as const;
