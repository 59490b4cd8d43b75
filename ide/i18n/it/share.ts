/** A program in a link: giving it away, and opening one. */
export const share = {
  'share.button': 'Condividi: link o codice QR',
  'share.title': 'Condividi “{name}”',
  'share.text':
    'Tutto il programma è dentro il link, così com’è adesso. Niente va su un server: chi ha il link ne ha una copia, e il tuo resta tuo.',
  'share.link': 'Link',
  'share.copy': 'Copia il link',
  'share.copied': 'Il link è copiato.',
  'share.copy.byHand':
    'Il browser non lascia copiare a Pensabit. Il link è selezionato: premi Ctrl+C, o ⌘C su un Mac.',
  'share.send': 'Invia…',
  'share.send.text': 'Un programma per micro:bit: {name}',
  'share.length': '{length} caratteri',
  'share.long':
    'Questo link è lungo ({length} caratteri), e alcune chat e programmi di posta tagliano i link dopo {easy}. Se non arriva intero, manda lo .zip.',
  'share.here':
    'Questo Pensabit funziona solo su questo computer ({host}), quindi il link si apre solo qui. Per gli altri, salva lo .zip.',
  'share.noBlocks':
    'Nel link non c’è posto per ricordare dove stanno i tuoi blocchi. Tornano in ordine, e i blocchi sciolti restano qui; nello .zip c’è tutto.',
  'share.qr': 'Codice QR',
  'share.qr.alt': 'Codice QR con il link a “{name}”',
  'share.qr.text': 'Inquadralo con un telefono o un tablet. Se è lontano, fallo grande.',
  'share.qr.noBlocks': 'Nel codice QR i blocchi viaggiano come Python e poi tornano in ordine.',
  'share.qr.full': 'A tutto schermo',
  'share.qr.close': 'Chiudi lo schermo intero',
  'share.qr.save': 'Salva l’immagine',
  'share.qr.print': 'Stampa',
  'share.qr.tooBig':
    'Questo programma è troppo grande per un codice QR che una fotocamera legga bene: il link ha {length} caratteri, e se ne possono usare al massimo {limit}. Usa il link o lo .zip.',
  'share.zip': 'Salva come .zip',
  'share.zip.text': 'Tutti i file e i blocchi in una cartella che si apre su ogni computer.',
  'share.zip.failed': 'Non è stato possibile fare lo zip. Il tuo programma è al sicuro. Riprova.',
  'share.not.too-big':
    'Questo programma è troppo grande per un link: avrebbe {length} caratteri, e le chat ne portano al massimo {limit}. Salvalo come .zip e manda quello.',
  'share.not.unsafe-name':
    'Un file che si chiama “{name}” non può viaggiare in un link. Dagli un nome breve, con lettere semplici, oppure manda lo .zip.',

  'share.page': 'Un programma da un link',
  'share.open.title': 'Qualcuno condivide con te un programma',
  'share.open.unnamed': 'Non ha un nome',
  'share.open.size.one': '1 riga, {bytes} byte',
  'share.open.size': '{lines} righe, {bytes} byte',
  'share.open.blocks': 'Fatto di blocchi',
  'share.open.python': 'Scritto in Python',
  'share.open.files': 'Porta con sé: {files}.',
  'share.open.asks':
    'Niente è partito e niente è ancora salvato. Guardalo, poi decidi: diventa un nuovo progetto accanto ai tuoi.',
  'share.open.code': 'Il programma',
  'share.open.rest.one': '… e un’altra riga.',
  'share.open.rest': '… e altre {lines} righe.',
  'share.open.hidden':
    'Alcune lettere non si vedono o cambiano il verso di lettura. Sono scritte come numeri, per esempio {sample}.',
  'share.open.yes': 'Apri come nuovo progetto',
  'share.open.no': 'No, grazie',
  'share.open.opening': 'Preparo il tuo nuovo progetto…',

  'share.open.not': 'Questo link non si apre',
  'share.open.not.cut':
    'Manca la fine del link: non è stato copiato tutto. Copialo di nuovo dall’inizio alla fine, oppure chiedi lo .zip.',
  'share.open.not.damaged':
    'Qualcosa nel link è cambiato lungo la strada, e non si può più sapere com’era il programma. Chiedilo di nuovo, o chiedi lo .zip.',
  'share.open.not.newer':
    'Questo link viene da un Pensabit più nuovo. Ricarica questa pagina; se non basta, chiedi il file .hex.',
  'share.open.not.too-big':
    'Questo link è molto più lungo di qualsiasi programma. Per la sicurezza di questo computer non è stato aperto.',
  'share.open.not.unsafe-name':
    'Il link porta un file con un nome che va altrove o nasconde lettere: “{name}”. Per la sicurezza di questo computer non è stato aperto.',
  'share.open.not.failed': 'Qualcosa di nostro è andato storto mentre aprivo il link. Riprova.',
} as const;
