import type { python as english } from '../en/python.ts';

/** L’editor Python: i file, cambiare i nomi, i tasti. */
export const python: Readonly<Record<keyof typeof english, string>> = {
  // Files
  'python.files': 'File di questo progetto',
  'python.file.add': 'Aggiungi un file',
  'python.file.add.question': 'Come si chiama il nuovo file?',
  'python.file.more': 'Altro per {name}',
  'python.file.rename': 'Rinomina {name}',
  'python.file.rename.question': 'Come si deve chiamare {name}?',
  'python.file.remove': 'Elimina {name}',
  'python.file.removed': '{name} è stato eliminato.',
  'python.file.restore': 'Rimettilo',
  'python.file.problem': 'problema in questo file',
  'python.file.stoppedElsewhere': 'Il programma si è fermato in {name}, riga {line}.',
  'python.file.show': 'Mostra {name}',
  'python.file.refused.empty': 'Un file ha bisogno di un nome, per esempio helper.py.',
  'python.file.refused.taken': 'C’è già un file che si chiama {other}. Scegli un altro nome.',
  'python.file.refused.taken-but-case':
    'C’è già {other}. Nomi diversi solo per le maiuscole si confondono: scegline un altro.',
  'python.file.refused.too-long': 'Il nome è troppo lungo per la scheda, che ne conserva {limit} byte.',
  'python.file.refused.not-python':
    'Python importa solo file il cui nome ha lettere, cifre e _ e comincia con una lettera. Prova {example}.',
  'python.file.refused.keyword':
    '{word} è una parola di Python: un file con questo nome non si può importare.',
  'python.file.refused.built-in':
    'Il micro:bit ha già un modulo che si chiama {module}. Con un file dallo stesso nome Python non saprebbe quale vuoi.',
  'python.file.refused.hidden': 'Nel nome c’è un carattere che non si vede. Scrivilo di nuovo.',
  'python.file.refused.path': 'Sulla scheda non ci sono cartelle: togli / e \\ dal nome.',
  'python.file.refused.odd':
    'Certi computer non riescono a salvare un file con questo nome. Usa lettere, cifre, _ e un punto.',
  'python.file.refused.main': 'main.py mantiene il suo nome: è da lì che la scheda comincia.',
  'python.file.refused.gone': 'Quel file non è più nel progetto.',
  'python.file.refused.elsewhere':
    'Questo progetto si sta modificando in un’altra scheda del browser. Continua lì, oppure riprendilo qui.',
  'python.code': '{name}, il tuo programma in Python. Premi Esc e poi Tab per uscire dal testo.',

  // Renaming
  'python.rename': 'Rinomina dappertutto',
  'python.rename.question.one': 'Nuovo nome per {name}',
  'python.rename.question': 'Nuovo nome per {name} (è scritto {count} volte)',
  'python.rename.done': '{from} adesso si chiama {to}.',
  'python.rename.doneIn': '{from} adesso si chiama {to} in {files}.',
  'python.rename.refused.nothing':
    'Prima metti il cursore su un nome: una variabile, una funzione, una classe.',
  'python.rename.refused.api':
    '{name} è di Python o del micro:bit, quindi il suo nome resta. Puoi rinominare quello che hai creato tu.',
  'python.rename.refused.module':
    '{name} è un file di questo progetto. Rinominalo dalla sua linguetta; gli import lo seguono.',
  'python.rename.refused.special': 'È Python stesso a cercare {name}, quindi il nome resta.',
  'python.rename.refused.uncertain':
    'In {file}, riga {line}, non è certo che {name} sia la stessa cosa. Cambiarlo potrebbe rompere il programma, quindi resta.',
  'python.rename.refused.broken':
    'Python non riesce ancora a leggere la riga {line} di {file}. Prima sistema quella, poi rinomina.',
  'python.rename.refused.empty': 'Scrivi il nuovo nome.',
  'python.rename.refused.same': 'Si chiama già {name}.',
  'python.rename.refused.not-a-name':
    'Un nome ha solo lettere, cifre e _, niente spazi, e non comincia con una cifra.',
  'python.rename.refused.keyword': '{name} è una parola di Python e non può essere un nome.',
  'python.rename.refused.built-in':
    '{name} ha già un significato per Python o per il micro:bit. Scegli un altro nome.',
  'python.rename.refused.taken': '{name} è già un’altra cosa nel tuo programma. Scegli un altro nome.',

  // Keys
  'python.keys': 'Tasti',
  'python.keys.title': 'Tasti dell’editor Python',
  'python.keys.close': 'Chiudi',
  'python.keys.or': 'o',
  'python.keys.then': 'poi',
  'python.keys.group.write': 'Scrivere',
  'python.keys.group.find': 'Cercare e rinominare',
  'python.keys.group.program': 'Programma',
  'python.key.space': 'Spazio',
  'python.key.comment': 'Rendi la riga un commento, o non più',
  'python.key.indent': 'Sposta le righe a destra',
  'python.key.outdent': 'Sposta le righe a sinistra',
  'python.key.lineUp': 'Sposta la riga in su',
  'python.key.lineDown': 'Sposta la riga in giù',
  'python.key.copyLine': 'Copia la riga qui sotto',
  'python.key.deleteLine': 'Elimina la riga',
  'python.key.nextSame': 'Seleziona la parola, poi la prossima uguale',
  'python.key.suggest': 'Che cosa può stare qui',
  'python.key.fix': 'Correggi ciò che è sottolineato',
  'python.key.undo': 'Annulla',
  'python.key.redo': 'Ripeti',
  'python.key.find': 'Cerca',
  'python.key.replace': 'Sostituisci',
  'python.key.line': 'Vai a una riga',
  'python.key.rename': 'Rinomina dappertutto',
  'python.key.nextProblem': 'Problema successivo',
  'python.key.previousProblem': 'Problema precedente',
  'python.key.run': 'Esegui',
  'python.key.save': 'Salva: succede da solo',
  'python.key.leave': 'Esci dal testo con il tasto Tab',
  'python.key.help': 'Questi tasti',
  'python.words': 'Qualche parola dell’editor cambia quando ricarichi la pagina. Il tuo lavoro resta.',
  'python.saved': 'Salvato. Il tuo lavoro si salva da solo, sempre.',
  'python.saved.failed': 'Non ancora salvato: leggi la nota sopra il programma.',
  'python.goToLine.question': 'Vai alla riga (da 1 a {last})',
  'python.goToLine.refused': 'Scrivi un numero da 1 a {last}.',

  // Keys for a finger
  'python.touch': 'Segni e passi',
  'python.touch.indent': 'A destra',
  'python.touch.outdent': 'A sinistra',
  'python.touch.select': 'Seleziona la riga, e la prossima',
  'python.touch.sign': 'Scrivi {sign}',

  // What is underlined
  'python.fix.title': 'Cambialo in {to}',
  'python.fix.same': 'Fai lo stesso in tutte e {count} le righe',
  'python.tooLong':
    'Questo file ha {lines} righe: troppe per cercare gli errori mentre scrivi. Esegui il programma per trovarli.',
  'python.hidden.direction':
    'Un carattere che rovescia il verso di lettura: la riga forse non dice quello che sembra.',
};
