export const boardErrors = {
  'board.error.runtime-missing.title': 'Manca MicroPython',
  'board.error.runtime-missing': 'Su questo computer non c’è ancora il MicroPython per questa scheda.',
  'board.error.runtime-missing.remedy': 'Chiedi aiuto a un adulto. Il tuo programma è al sicuro.',
  'board.error.runtime-missing.adult':
    'Sul computer che fornisce Pensabit eseguire «npm run -s pensabit -- firmware», poi riaprire questa pagina.',

  'board.error.program-too-big.title': 'Troppo grande per la scheda',
  'board.error.program-too-big':
    'Il programma è troppo grande per la scheda: {size} byte, e ce ne stanno {limit}. Accorcialo, o togli immagini e testi che non servono.',
  'board.error.program-too-big.remedy': 'Poi eseguilo di nuovo.',

  'board.error.bad-file-name.title': 'Un nome di file che non va',
  'board.error.bad-file-name':
    'La scheda non può salvare un file di nome «{name}». Dagli un nome breve, con lettere semplici.',
  'board.error.bad-file-name.remedy': 'Poi esegui di nuovo.',

  'board.error.no-main.title': 'Manca main.py',
  'board.error.no-main': 'Manca main.py: la scheda non sa da dove cominciare.',
  'board.error.no-main.remedy': 'Scrivi qualcosa nel programma, poi eseguilo.',

  'board.error.virtual-failed.title': 'La scheda virtuale ha inciampato',
  'board.error.virtual-failed': 'La scheda virtuale ha inciampato. È colpa nostra, non tua: esegui di nuovo.',
  'board.error.virtual-failed.remedy': 'Il tuo programma è al sicuro.',

  'board.error.firmware-unreachable.title': 'Un pezzo non è arrivato',
  'board.error.firmware-unreachable':
    'Quello che serve alla scheda non è arrivato dalla rete. Controlla la connessione, poi riprova. Il tuo programma è al sicuro.',
  'board.error.firmware-unreachable.remedy': 'Se continua così, riapri questa pagina.',

  'board.error.usb-unsupported.title': 'Questo browser non ha l’USB',
  'board.error.usb-unsupported': 'Questo browser non può parlare con una scheda attraverso il cavo USB.',
  'board.error.usb-unsupported.remedy': 'Apri Pensabit in Chrome o Edge, oppure salva un file e trascinalo.',

  'board.error.serial-unsupported.title': 'Questo browser non ha la porta seriale',
  'board.error.serial-unsupported': 'Questo browser non può parlare con una scheda da una porta seriale.',
  'board.error.serial-unsupported.remedy':
    'Apri Pensabit in Chrome o Edge, oppure salva un file e trascinalo.',

  'board.error.insecure-page.title': 'Questa pagina non può usare il cavo',
  'board.error.insecure-page':
    'I browser fanno parlare con una scheda solo le pagine sicure, e questa non lo è.',
  'board.error.insecure-page.remedy': 'Salva un file e trascinalo, oppure chiedi a un adulto.',
  'board.error.insecure-page.adult':
    'Aprire Pensabit con un indirizzo che comincia per https, oppure sul computer che lo fornisce come http://localhost.',

  'board.error.forbidden-by-policy.title': 'Spento su questo computer',
  'board.error.forbidden-by-policy':
    'Chi si occupa di questo computer ha chiuso questa strada verso la scheda.',
  'board.error.forbidden-by-policy.remedy':
    'Prova l’altra strada con il cavo, oppure salva un file e trascinalo.',
  'board.error.forbidden-by-policy.adult':
    'I criteri di Chrome WebUsbAllowDevicesForUrls e SerialAllowUsbDevicesForUrls possono permettere a questo indirizzo il micro:bit: produttore 3368, prodotto 516.',

  'board.error.no-board-chosen.title': 'Nessuna scheda scelta',
  'board.error.no-board-chosen': 'L’elenco del browser è stato chiuso senza scegliere.',
  'board.error.no-board-chosen.remedy':
    'L’elenco è vuoto? Spingi bene il cavo. Alcuni cavi servono solo per caricare: provane un altro.',

  'board.error.access-denied.title': 'Il computer ha detto di no',
  'board.error.access-denied': 'La scheda c’è, ma questo computer non la lascia aprire al browser.',
  'board.error.access-denied.remedy': 'Staccala, riattaccala e riprova. Ancora niente? Chiedi a un adulto.',
  'board.error.access-denied.adult':
    'Su Linux scrivere SUBSYSTEM=="usb", ATTR{idVendor}=="0d28", TAG+="uaccess" in /etc/udev/rules.d/60-microbit.rules e riattaccare la scheda; per la porta seriale, aggiungere l’utente al gruppo «dialout».',

  'board.error.board-in-use.title': 'La scheda è già occupata',
  'board.error.board-in-use': 'Un’altra finestra o un altro programma sta usando questa scheda.',
  'board.error.board-in-use.remedy': 'Chiudi le altre finestre e i programmi che le parlano, poi riprova.',

  'board.error.unplugged.title': 'La scheda non c’è più',
  'board.error.unplugged':
    'Il cavo si è staccato, o la scheda è senza corrente. Il tuo programma è al sicuro.',
  'board.error.unplugged.remedy': 'Riattaccala: torna da sola.',

  'board.error.old-daplink.title': 'Scheda troppo vecchia per il cavo',
  'board.error.old-daplink': 'Il chip di questa scheda che parla USB ha bisogno di un programma più nuovo.',
  'board.error.old-daplink.remedy': 'Salva un file e trascinalo: funziona con tutte le schede.',
  'board.error.old-daplink.adult':
    'Aggiornare il DAPLink: attaccare il cavo tenendo premuto il pulsante di reset, e trascinare il firmware più nuovo per questa scheda, dal sito di micro:bit, sull’unità MAINTENANCE.',

  'board.error.no-answer.title': 'La scheda non risponde',
  'board.error.no-answer': 'La scheda è attaccata, ma non ha risposto in tempo.',
  'board.error.no-answer.remedy': 'Staccala, conta fino a tre, riattaccala e riprova.',

  'board.error.no-micropython.title': 'Sulla scheda manca MicroPython',
  'board.error.no-micropython':
    'Su questa scheda c’è un altro programma, e da questa strada non si può sostituire.',
  'board.error.no-micropython.remedy':
    'Usa una volta la strada USB, o trascina una volta un file: poi funziona anche questa.',

  'board.error.transfer-failed.title': 'Qualcosa si è perso per strada',
  'board.error.transfer-failed':
    'Quello che è arrivato sulla scheda non è quello che è partito. Qui il tuo programma è al sicuro.',
  'board.error.transfer-failed.remedy': 'Riprova. Se succede spesso, prova un altro cavo.',

  'board.error.connection-failed.title': 'Non ha funzionato',
  'board.error.connection-failed': 'Non siamo riusciti a raggiungere la scheda, e non sappiamo perché.',
  'board.error.connection-failed.remedy': 'Staccala, riattaccala e riprova.',
} as const;
