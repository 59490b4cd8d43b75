/** Files in and out: panels and notices, loaded with the first of them. */
export const filePanels = {
  'files.save': 'Salva per un micro:bit (.hex)',
  'files.close': 'Chiudi',

  'files.hex.title': 'Su un micro:bit vero',
  'files.hex.making': 'Preparo il tuo file hex…',
  'files.hex.saved': '{file} è tra i file scaricati.',
  'files.hex.again': 'Salvalo di nuovo',
  'files.hex.board.universal': 'Funziona su ogni micro:bit, V1 e V2.',
  'files.hex.board.v1':
    'È per un micro:bit V1 e su un V2 non parte: su questo computer non c’è MicroPython per il V2. Un V2 ha scritto V2 sul retro. Un adulto può procurare quello che manca con “npm run -s pensabit -- firmware”.',
  'files.hex.board.v2':
    'È per un micro:bit V2 e su un V1 non parte: su questo computer non c’è MicroPython per il V1. Un V2 ha scritto V2 sul retro. Un adulto può procurare quello che manca con “npm run -s pensabit -- firmware”.',
  'files.hex.more': 'Vanno insieme al programma anche questi file: {files}.',
  'files.hex.room': 'Occupa {used} byte su {limit}.',
  'files.hex.system': 'Questo computer ha',

  'files.system.chromeos': 'ChromeOS',
  'files.system.windows': 'Windows',
  'files.system.macos': 'macOS',
  'files.system.linux': 'Linux',
  'files.plug': 'Collegalo',
  'files.plug.chromeos': 'Usa il cavo USB. Apri l’app File: a sinistra c’è un’unità che si chiama MICROBIT.',
  'files.plug.windows':
    'Usa il cavo USB. Apri Esplora file: sotto Questo PC c’è un’unità che si chiama MICROBIT.',
  'files.plug.macos': 'Usa il cavo USB. Apri il Finder: sotto Posizioni c’è un disco che si chiama MICROBIT.',
  'files.plug.linux': 'Usa il cavo USB. Apri File: a sinistra c’è un’unità che si chiama MICROBIT.',
  'files.drag': 'Trascina il file',
  'files.drag.chromeos': 'Nell’app File, scegli Download e trascina il file su MICROBIT.',
  'files.drag.windows': 'In Esplora file, scegli Download e trascina il file su MICROBIT.',
  'files.drag.macos': 'Nel Finder, scegli Download e trascina il file su MICROBIT.',
  'files.drag.linux': 'In File, scegli Scaricati e trascina il file su MICROBIT.',
  'files.blink': 'Lampeggia e parte',
  'files.blink.chromeos':
    'Una luce sul retro lampeggia, poi il programma parte. Un avviso di unità rimossa è normale.',
  'files.blink.windows':
    'Una luce sul retro lampeggia, poi il programma parte. L’unità sparisce e ritorna: è normale.',
  'files.blink.macos':
    'Una luce sul retro lampeggia, poi il programma parte. “Disco non espulso correttamente” qui è normale.',
  'files.blink.linux':
    'Una luce sul retro lampeggia, poi il programma parte. L’unità sparisce e ritorna: è normale.',
  'files.fail':
    'Sull’unità c’è un FAIL.TXT? Allora trascina di nuovo il file, con un altro cavo se ne hai uno.',
  'files.saveCopy': 'Salva una copia (.py o .zip)',
  'files.copy.failed':
    'Non è stato possibile fare lo zip. Il tuo programma è al sicuro. Ricarica la pagina, poi riprova.',

  'files.make.title': 'Il file hex non c’è ancora',
  'files.make.retry': 'Riprova',
  'files.make.no-program': 'Il programma è ancora vuoto. Prima scrivi o costruisci qualcosa, poi salvalo.',
  'files.make.no-main': 'Non c’è main.py, quindi la scheda non saprebbe da dove cominciare.',
  'files.make.bad-file-name':
    'La scheda non può conservare un file chiamato “{name}”. Serve un nome breve, con lettere semplici.',
  'files.make.too-big':
    'Il programma è troppo grande per un micro:bit {board}: occupa {used} byte e ce ne stanno {limit}. Accorcialo, o togli immagini e testi che non ti servono.',
  'files.make.missing-runtime':
    'Su questo computer non c’è un MicroPython da mettere nel file. Chiedi a un adulto di eseguire “npm run -s pensabit -- firmware”. Il tuo programma è al sicuro.',
  'files.make.runtime-unreachable':
    'MicroPython non è arrivato, e nel file serve. Controlla la connessione e riprova. Il tuo programma è al sicuro.',
  'files.make.failed': 'Qualcosa di nostro è andato storto. Il tuo programma è al sicuro. Riprova.',

  'files.not.title': 'Questo non si è aperto',
  'files.not.safe': 'Non è cambiato niente: i tuoi progetti sono come prima.',
  'files.not.choose': 'Scegli un altro file',
  'files.not.half.v1': 'Apri quello per V1',
  'files.not.half.v2': 'Apri quello per V2',
  'files.not.unsaved':
    'Il programma aperto non si è potuto salvare su questo computer, e aprire un file lo metterebbe via. Prima salvane una copia. Poi apri il file dalla pagina iniziale.',
  'files.not.unknown-kind': 'Pensabit apre file .hex, .zip, .py e .blocks.json; “{file}” è qualcos’altro.',
  'files.not.mixed':
    'Un progetto alla volta: un .hex, uno .zip, un .blocks.json, oppure più file .py che stanno insieme, con i loro .txt e .csv.',
  'files.not.no-main-among':
    'Più file .py fanno un progetto se uno si chiama main.py: la scheda comincia da lì. Rinomina il primo, poi aprili di nuovo.',
  'files.not.same-name': 'Due dei file si chiamano “{file}”. Rinominane uno, poi aprili di nuovo.',
  'files.not.empty': 'In “{file}” non c’è niente. Forse si stava ancora salvando: salvalo di nuovo.',
  'files.not.huge':
    '“{file}” ha {size} kB; file di questo tipo ne hanno al massimo {limit}. Probabilmente è qualcos’altro.',
  'files.not.unreadable':
    'Il browser non riesce a leggere “{file}”. Forse è stato spostato, o l’unità è stata staccata.',
  'files.not.not-text':
    '“{file}” non è un testo in UTF-8. Aprilo dove è stato scritto e salvalo di nuovo in UTF-8.',
  'files.not.not-hex': '“{file}” si chiama .hex ma contiene altro. Salva di nuovo il programma come hex.',
  'files.not.cut':
    '“{file}” si interrompe a metà, alla riga {line}: non è stato copiato fino in fondo. Copialo o scaricalo di nuovo.',
  'files.not.damaged': '“{file}” è rovinato alla riga {line}. Copialo o scaricalo di nuovo.',
  'files.not.makecode':
    '“{file}” è fatto con MakeCode, che parla un’altra lingua rispetto a MicroPython. Si apre su makecode.microbit.org.',
  'files.not.not-micropython': 'In “{file}” non c’è MicroPython. Salvane uno da un editor MicroPython.',
  'files.not.no-files': '“{file}” contiene MicroPython e nessun programma.',
  'files.not.files-damaged':
    'Il programma dentro “{file}” è rovinato e non si legge. Salvalo di nuovo dove è stato fatto.',
  'files.not.no-main':
    'In “{file}” non c’è main.py, il file da cui la scheda comincia. Ci sono: {files}. Salvalo di nuovo con un main.py.',
  'files.not.different-programs':
    '“{file}” contiene due programmi diversi, uno per V1 e uno per V2. La differenza è in: {files}. Quale vuoi?',
  'files.not.not-blocks':
    '“{file}” non è un file di blocchi di Pensabit, oppure qualcuno l’ha cambiato a mano.',
  'files.not.newer-blocks':
    '“{file}” viene da un Pensabit più nuovo. Ricarica questa pagina; se non basta, chiedi il file .hex.',
  'files.not.too-many-blocks': '“{file}” contiene più blocchi di quanti una scheda possa eseguire.',
  'files.not.failed': 'Qualcosa di nostro è andato storto mentre aprivo il file. Riprova.',
  'files.not.bad-name':
    'Un file di un progetto non può chiamarsi “{file}”. Dagli un nome breve, con lettere semplici, poi aprilo di nuovo.',
  'files.not.zip-in-disguise':
    '“{file}” in realtà è uno zip. Cambia la fine del nome in .zip, poi aprilo di nuovo.',
  'files.not.hex-in-disguise':
    '“{file}” in realtà è un hex. Cambia la fine del nome in .hex, poi aprilo di nuovo.',
  'files.not.not-zip': '“{file}” si chiama .zip ma contiene altro. Salvalo di nuovo dove è stato fatto.',
  'files.not.zip-cut':
    '“{file}” si interrompe a metà: non è stato copiato fino in fondo. Copialo o scaricalo di nuovo.',
  'files.not.zip-damaged': '“{file}” è rovinato. Copialo o scaricalo di nuovo.',
  'files.not.zip-locked':
    '“{file}” è chiuso con una password. Prima estrailo su questo computer, poi apri i file che contiene.',
  'files.not.zip-unsupported':
    '“{file}” è compresso in un modo insolito. Estrailo su questo computer, poi apri i file che contiene.',
  'files.not.zip-too-big':
    '“{file}” estratto occuperebbe molto più di quanto serve ai progetti. Per la sicurezza di questo computer non è stato aperto.',
  'files.not.zip-too-many':
    'In “{file}” ci sono {count} file o progetti, molti più di quanti ce ne stanno qui. Aprine una parte più piccola.',
  'files.not.zip-unsafe-name':
    'In “{file}” c’è un file con un nome che porta altrove o nasconde lettere: “{name}”. Per la sicurezza di questo computer non è stato aperto.',
  'files.not.zip-same-name':
    'In “{file}” ci sono due file che si chiamano “{name}”. Quale conta non si può sapere: comprimilo di nuovo.',
  'files.not.zip-nested':
    'In “{file}” c’è un altro archivio, “{name}”, e nessun programma. Prima estrai “{file}”, poi apri quello che contiene.',
  'files.not.zip-no-program': 'In “{file}” non c’è nessun programma: né .py, né .hex, né blocchi.',
  'files.not.zip-hexes':
    'In “{file}” ci sono solo file .hex senza un programma MicroPython. Sono fatti con MakeCode? Allora si aprono su makecode.microbit.org.',
  'files.not.newer-project':
    'Un progetto in “{file}” viene da un Pensabit più nuovo. Ricarica questa pagina; se non basta, chiedi il file .hex.',

  'files.opened.title': 'Aperto, con una nota',
  'files.opened.more':
    'Oltre a main.py ci sono altri file: {files}. Hanno una scheda sopra l’editor Python e vanno sul micro:bit insieme a lui.',
  'files.opened.leftOut':
    'Questi file non fanno parte del nuovo progetto, perché non sono testo o un micro:bit non saprebbe usarli lì: {files}. Tieni quello che hai aperto: lì ci sono ancora.',
  'files.opened.refused': 'Qualcos’altro lì dentro non si è aperto:',
  'files.more': 'altri {count}',
  'files.opened.go': 'Vai al programma',
  'files.opened.several.title': 'Ecco {count} progetti',
  'files.opened.several': 'Ora tra i tuoi progetti: {names}.',
  'files.opened.several.go': 'Va bene',
  'files.opened.shadows':
    'Il micro:bit ha già un suo modulo che si chiama {modules}, e “import” trova quello, mai il tuo file {files}. Dai un altro nome al tuo file.',
  'files.opened.asPython':
    'Questo programma contiene più di quanto i blocchi possano mostrare, quindi è aperto come Python.',
  'files.opened.notKept':
    'Questo browser non ha potuto conservare {names}. Salva una copia prima di chiudere la pagina.',
} as const;
