import type { stops as english } from '../en/errors-stops.ts';

/** Why a program stopped, in Italian. */
export const stops: Readonly<Record<keyof typeof english, string>> = {
  'error.given': '‹La riga {at}|Un altro blocco› chiama {function} e dà {given} a {value}.',
  'error.givenIn': 'La riga {line} di {file} chiama {function} e dà {given} a {value}.',
  'error.name.exceptAs':
    'Python non conosce ancora {name}. except deve tenere l’errore in quel nome: ‹scrivi|usa› {near}',
  'error.name.microbitFile':
    'In {file} Python non conosce {name}. Ogni file ha bisogno dei suoi import: scrivi from microbit import * come sua prima riga.',
  'error.type.noneGet':
    'In {dict} non c’è niente sotto {key}, quindi get dà None. Digli che cosa dare in quel caso: {dict}.get({key}, 0).',
  'error.type.noneGives':
    'Qui {value} è None. {name}( ) ‹alla riga {at}|più in alto› fa qualcosa e non restituisce niente, quindi non c’è niente da tenere.',
  'error.type.noneGiven':
    'None non contiene niente, quindi {name} non può farci nulla. Metti qualcos’altro tra le parentesi.',
  'error.type.noneInside':
    'In {value} c’è un None, e {name} non può usarlo. Guarda che cosa ci è stato messo.',
  'error.type.wantsNumberWord':
    'A {name} serve un numero, e {value} è un testo. Guarda che cosa va tra le parentesi.',
  'error.type.bytesNumber':
    'A {name} servono dei byte, e {value} è un numero. ‹Scrivi|Usa› bytes([{value}]).',
  'error.type.bytesList': 'A {name} servono dei byte, e {value} è {kind}. ‹Scrivi|Usa› bytes({value}).',
  'error.type.showItems':
    'Di una lista display.show mostra un elemento dopo l’altro, e ognuno deve essere un testo o un’immagine. In {value} c’è altro: trasforma i numeri in testi con str( ).',
  'error.type.tuneNote': 'Le note di una melodia sono testi, come "C4:4". Qui in mezzo c’è altro.',
  'error.type.loopFile':
    'Sul micro:bit un ciclo for non può percorrere un file. Percorri le sue righe: {value}.read().split("\\n").',
  'error.method.hidden':
    '{name} è una funzione della classe, e ‹alla riga {at} anche|anche› un valore dell’oggetto, che nasconde la funzione. Dai un altro nome a uno dei due.',
  'error.item.fixedOf':
    '{value} è {kind}, e i suoi elementi non si possono cambiare. Fanne una lista: list({value}).',
  'error.key.blank':
    'In {dict} non c’è niente sotto un testo vuoto o uno spazio. Prima chiedi con in, o guarda che cosa ci hai messo.',
  'error.value.unpackOneLoop':
    'Il ciclo for ha {wanted} nomi, ma ogni elemento è una cosa sola: {kind}. Usa un nome solo, oppure percorri enumerate( ).',
  'error.value.pixelImage':
    'L’immagine {name} finisce prima di questo posto. Si conta da 0, quindi in un’immagine larga 5 x va da 0 a 4.',
  'error.value.imageFixedOf':
    'Le immagini del micro:bit non si possono cambiare. Prima fanne una copia, {name}.copy(), e cambia quella.',
  'error.value.pull':
    'Un pin si può impostare in tre modi. Scrivi set_pull(pin0.PULL_UP), pin0.PULL_DOWN o pin0.NO_PULL.',
  'error.value.spi': 'SPI non è ancora stato avviato. Scrivi spi.init() prima di usarlo.',
  'error.value.digitalOf':
    'Un pin digitale conosce solo 0 e 1, e qui {value} è altro. Per i valori in mezzo usa write_analog( ).',
  'error.value.analogOf': 'write_analog va da 0 a 1023. Qui {value} è fuori.',
  'error.os.closedWith':
    '{name} è già chiuso: with lo chiude alla sua fine. Sposta ‹questa riga|questo blocco› dentro il with ‹della riga {at}|qui sopra›.',

  'error.name.skipped':
    'Il nome {name} non ha ancora un valore. ‹La riga {at}, che gliene dà uno, non è stata eseguita|Il blocco che gliene dà uno non è stato eseguito›: ‹scrivi|usa› {name} = 0 in alto, o il valore con cui comincia.',
  'error.name.noRound':
    'Il nome {name} non ha ancora un valore. Il ciclo ‹alla riga {at}|più in alto› non aveva niente da scorrere, quindi non gliene ha dato uno.',
  'error.name.starred': 'Tutto quello che è in {name} c’è già. Togli {name} e il punto.',
  'error.name.deleted':
    'Il nome {name} non c’è più. ‹La riga {at}|Un blocco più in alto› lo cancella con del.',

  'error.type.noneIs':
    'Qui {value} è None: non contiene niente. Guarda ‹la riga|il blocco› che gli dà il valore, o chiedi prima: if {value} is not None:',
  'error.type.noneStart':
    '{value} è ancora None. Ha cominciato così ‹alla riga {at}|più in alto›: dagli un altro valore iniziale, o chiedi prima: if {value} is not None:',
  'error.type.noneMaybe':
    'Qui {value} è None. La funzione {name} può finire senza ‹return|«restituisci»›: falle restituire qualcosa anche lì‹, dalla riga {at} in poi|›.',
  'error.type.noneWait':
    '{name}( ) non ha trovato niente, quindi {value} è None. È normale. Chiedi prima: if {value} is not None:',
  'error.type.noneWaitCall':
    '{name}( ) non ha trovato niente, quindi dà None. Mettilo prima in un nome, e chiedi se non è None.',
  'error.type.noneRadioCall':
    'Via radio non è ancora arrivato niente, quindi {name}( ) dà None. Mettilo prima in un nome, e chiedi se non è None.',
  'error.type.noneCallOf':
    '{name} cambia direttamente {owner} e non restituisce niente. Scrivilo ‹su una riga|in un blocco› a parte, e usa {owner} dopo.',
  'error.type.noneCallName':
    'Qui {name} è None, non una funzione. Ci hai messo una funzione con ( ) dopo il nome? Allora lì togli ( ).',
  'error.type.functionOf':
    '{name} è una funzione, e qui serve il suo risultato. Accanto a {operator} ‹scrivi|usa› {name}( ).',
  'error.type.timesWhole':
    'Un testo o una lista si ripetono solo un numero intero di volte. {value} non è intero.',
  'error.type.inText':
    'In un testo si può cercare solo un altro testo. {value} è un numero e {name} un testo: ‹scrivi|usa› str({value}).',
  'error.type.inNumber': 'in cerca qualcosa dentro una lista o un testo. {value}, alla sua destra, non lo è.',
  'error.type.dictJoin': 'Due dizionari non si sommano. Per mettere l’uno nell’altro usa update( ).',
  'error.type.operatorOwn':
    'Python non sa che cosa fa {operator} con due {name}. Usa quello che c’è dentro, con un punto.',
  'error.type.operatorAny': 'Questi due non vanno insieme. A sinistra c’è {left}, a destra {right}.',
  'error.type.sum':
    'sum( ) somma numeri, e nella lista c’è altro. Trasforma i suoi testi in numeri con int( ).',
  'error.type.mixed':
    '{name} non sa mettere in ordine testi e numeri insieme. Trasforma tutto in numeri con int( ), o tutto in testi.',
  'error.type.order': '{name} non sa mettere in ordine queste cose. Funziona con numeri, o con testi.',
  'error.type.byName': '{name} vuole i suoi valori per nome. ‹Scrivi|Usa› {name}({near}…).',
  'error.type.lacks': 'Manca qualcosa tra le parentesi di {name}. Vuole anche {missing}.',
  'error.type.keywordOf': 'Questa funzione non ha niente che si chiami {name}. Ha {names}.',
  'error.type.wants': 'A {name} serve {needed}, e {value} è {kind}. Guarda che cosa c’è tra le parentesi.',
  'error.type.wantsTextIs': 'A {name} serve un testo, e {value} è {kind}. ‹Scrivi|Usa› str({value}).',
  'error.type.wantsNumberQuoted': 'A {name} serve un numero, e {value} è un testo. Togli le virgolette.',
  'error.type.callKind': '{name} non è una funzione ma {kind}. Solo le funzioni possono avere ( ) dopo.',
  'error.type.choice': 'random.choice sceglie da una lista o da un testo, e {value} è {kind}.',
  'error.type.lenIs': 'len conta lettere o elementi, e {value} è {kind}. Non ne ha.',
  'error.type.loopIs': 'Un ciclo for scorre una lista, un testo o un range. {value} è {kind}.',
  'error.type.itemOf': 'Da {value} non si può prendere niente con [ ]. È {kind}, non una lista.',
  'error.type.itemNumber':
    'Da {value} non si può prendere niente con [ ]. È un numero: i numeri non hanno elementi.',
  'error.type.itemList':
    'Da {value} non si può prendere niente con [ ]. È {kind}: fanne prima una lista, con list({value}).',
  'error.type.indexName':
    'Una lista ha posti con numeri, e non nomi. {value} è un nome: per questo {name} dovrebbe essere un dizionario.',
  'error.type.indexFloat':
    'Un posto in [ ] è un numero intero, e {value} ha la virgola. Dividi con //, o ‹scrivi|usa› int({value}).',
  'error.type.indexIs':
    'Un posto in [ ] è un numero intero, e {value} è {kind}. Trasformalo con int({value}).',
  'error.type.indexTwo':
    'Una lista vuole un posto solo in [ ], e {value} sono due. Scrivi due coppie: [ ][ ].',
  'error.type.classWanted': 'Qui serve un tipo, senza virgolette. Scrivi per esempio int, str o list.',
  'error.type.tune':
    'music.play vuole note o una melodia. Prova music.play(["C4:4"]) o music.play(music.BA_DING); una frequenza va in music.pitch( ).',
  'error.method.initName':
    'La funzione {name} non parte da sola. Deve chiamarsi __init__, con due _ da ogni parte.',

  'error.attribute.is': '{owner} è {kind}, e non ha {name}. Guarda ‹la riga|il blocco› che gli dà il valore.',
  'error.attribute.ofKind': '{owner} è {kind}, e non ha {name}. Si usa {name} con {otherKind}.',
  'error.attribute.noneIs':
    'Qui {value} è None: non contiene niente, quindi non ha {name}. Chiedi prima: if {value} is not None:',
  'error.attribute.computer':
    '{owner} è {kind}, e sul micro:bit non ha {name}. Il Python dei computer grandi ce l’ha, ma in questo, piccolo, non ci stava.',
  'error.attribute.computerModule':
    'Sul micro:bit {owner} non ha {name}. Il Python dei computer grandi ce l’ha, ma in questo, piccolo, non ci stava.',
  'error.attribute.key': '{owner} è un dizionario, e da lì si prende con [ ]. Scrivi {owner}["{name}"].',
  'error.attribute.decode': 'Un micro:bit V1 non ha decode. ‹Scrivi|Usa› str({owner}, "utf-8").',
  'error.attribute.pins': '{owner} non ha {name}. Solo {names} sanno farlo.',
  'error.attribute.owner': '{owner} non ha {name}. Forse intendi {near}.',
  'error.attribute.with': 'with vuole qualcosa che si può chiudere, come open("…"). Questo è {kind}.',
  'error.attribute.notYet':
    '{owner}.{name} non ha ancora un valore. Dagliene uno in __init__, o prima di usarlo: self.{name} = 0.',
  'error.attribute.notSet':
    '{owner} non ha {name}. Niente nella classe {type} glielo dà: scrivi self.{name} = {value} nel suo __init__.',
  'error.attribute.method':
    '{owner} non ha una funzione {name}. Guarda le lettere, o scrivila nella classe {type}.',
  'error.attribute.super':
    'self.{name} non riceve mai un valore. Questo __init__ nasconde quello sopra: come prima riga scrivi super().__init__( ).',

  'error.value.numberEmpty':
    'Un testo vuoto non è un numero. {value} non contiene niente: chiedi con if prima di {name}( ).',
  'error.value.numberComma':
    '{value} ha una virgola. Python scrive i numeri con il punto, e li legge con float( ).',
  'error.value.numberPoint': 'int( ) legge solo numeri interi. {value} ha un punto: usa float( ).',
  'error.value.numberOf':
    'Il testo in {value} non è un numero. {name}( ) legge solo cifre, come "12": stampalo per vedere che cos’è.',
  'error.value.pixelOf': 'In questo posto non c’è un LED. {value} è uscito dal display: va da 0 a 4.',
  'error.value.pixelBoth': 'In questo posto non c’è un LED. Guarda {value}: vanno da 0 a 4.',
  'error.value.brightnessOf': 'Un LED non può essere così luminoso. Qui {value} è più di 9, o meno di 0.',
  'error.value.randintOf':
    'Tra questi numeri non c’è niente da scegliere. Prima va il più piccolo: {left} è più grande di {right}?',
  'error.value.between': '{name} va da {least} a {most}. {value} è fuori.',
  'error.value.betweenAny': '{name} va da {least} a {most}. Questo valore è fuori.',
  'error.value.pinDisplay':
    'I LED usano {pin}. Spegnili prima con display.off(), o prendi pin0, pin1, pin2, pin8, pin12 o pin16.',
  'error.value.pinBusy': '{pin} è già usato per {mode}. Prendi un altro pin.',
  'error.value.unpackCount':
    'A sinistra ci sono {wanted} nomi, a destra {given} valori. Il loro numero deve essere lo stesso.',
  'error.value.unpackOne':
    'A sinistra di = ci sono {wanted} nomi, a destra una cosa sola. {value} non si può dividere.',
  'error.value.unpackFewLoop':
    'Il ciclo for ha più nomi dei valori di ogni elemento. Uno ne ha solo {given}.',
  'error.value.unpackManyLoop': 'Ogni elemento ha più valori dei nomi del ciclo for. I nomi sono {wanted}.',
  'error.value.unpackDict':
    'Scorrendo un dizionario si hanno solo i nomi. Per avere tutto ‹scrivi|usa› {name}.items().',
  'error.value.imageName':
    '{text} è un’immagine che il micro:bit ha già. ‹Scrivi|Usa› {near}, senza virgolette.',
  'error.value.notInList': '{value} non è in {name}. Chiedi prima: if {value} in {name}:',
  'error.value.notFoundIn': '{value} non è nel testo {name}. Chiedi prima con in, o usa find( ).',
  'error.value.emptyOf':
    '{name} è vuota, quindi non ha né massimo né minimo. Chiedi prima: if len({name}) > 0:',
  'error.value.formatName':
    'Tra le parentesi graffe del testo c’è {name}, e niente ha questo nome. Scrivilo in format( ): {name}=….',
  'error.value.formatSign': 'Il testo e i valori dopo il suo % non corrispondono. Conta i segni %.',

  'error.index.grid':
    '{name} finisce prima di questo posto. Guarda {index}: si conta da 0, quindi l’ultimo è uno in meno di quanti sono.',
  'error.index.list':
    '{name} finisce prima di questo posto. Si conta da 0, quindi il suo ultimo elemento ha il numero len({name}) - 1.',
  'error.index.of':
    'Qui {name} non ha un elemento numero {index}. Si conta da 0, quindi l’ultimo ha il numero len({name}) - 1.',
  'error.index.known': '{name} ha {length} elementi, con i numeri da 0 a {last}. Qui {index} va oltre.',
  'error.index.textOf':
    'Il testo {name} finisce prima di questo posto. Si conta da 0, quindi la sua ultima lettera ha il numero len({name}) - 1.',
  'error.index.nothing': 'Qui {name} è vuota. Prima mettici qualcosa, con {name}.append( ).',
  'error.index.assign':
    'Una lista non cresce da sola. Per mettere qualcosa in fondo a {name} ‹scrivi {name}.append( )|c’è il blocco che aggiunge a una lista›.',
  'error.index.split':
    'Il testo aveva troppo pochi pezzi. {value} non ha dato il pezzo numero {index}: guarda che cosa c’è nel testo prima di dividerlo.',
  'error.index.shrinks':
    '{name} si accorcia mentre il ciclo la scorre. Raccogli invece in una lista nuova quello che deve restare.',
  'error.index.randint':
    'Questo numero può essere grande quanto la lista è lunga. Scrivi invece random.choice({name}).',
  'error.index.popOf': '{name} è vuota: non c’è più niente da togliere. Chiedi prima: if len({name}) > 0:',
  'error.index.emptyOf': '{name} è vuota, quindi non si può scegliere niente. Prima mettici qualcosa.',
  'error.index.pixelsOf': 'La striscia ha {length} luci, con i numeri da 0 a {last}. Questo posto va oltre.',
  'error.key.in':
    'In {dict} non c’è niente sotto {name}. Chiedi prima con in, o guarda che cosa ci hai messo.',
  'error.key.near':
    'In {dict} non c’è niente sotto {name}. Forse intendi {near}: conta ogni lettera, anche maiuscola.',
  'error.key.kind':
    '{dict} conosce {near}, e qui c’è {name}. Un numero e un testo con le stesse cifre sono due cose diverse.',
  'error.key.count':
    'Sotto {name} non c’è ancora niente, quindi non si può cambiare. Scrivi {value} = {dict}.get({key}, 0) e poi quello che aggiungi.',
  'error.key.any': 'Sotto questo nome non c’è niente. Chiedi prima con in, o guarda che cosa ci hai messo.',
  'error.key.set': '{value} non è in {name}, quindi non si può togliere. Chiedi prima: if {value} in {name}:',
  'error.zero.value': 'Non si può dividere per 0, e qui {value} è 0. Chiedi prima: if {value} != 0:',
  'error.zero.empty':
    '{name} è vuota, quindi la sua lunghezza è 0. Non si può dividere per 0: chiedi prima con if.',

  'error.import.inFile': 'Nel tuo file {file} non c’è {name}. Guarda le lettere, o scrivilo lì.',
  'error.import.circle':
    '{file} non è ancora arrivato a {name}. Due dei tuoi file si importano a vicenda: metti in un terzo quello che serve a tutti e due.',
  'error.memory.grows':
    'La memoria del micro:bit è piena. {name} cresce a ogni giro: tieni solo quello che serve, per esempio gli ultimi dieci.',
  'error.memory.big': 'È troppo grande per la memoria del micro:bit. Fallo con meno elementi.',
  'error.memory.bigBytes':
    'È troppo grande per la memoria del micro:bit: non c’era posto per altri {bytes} byte. Fallo con meno elementi.',
  'error.recursion.deep':
    'La funzione {name} ha chiamato sé stessa così tante volte che la memoria si è riempita. Si avvicina ogni volta all’if che la ferma?',
  'error.recursion.circle':
    'La funzione {name} viene chiamata in cerchio: chiama altre funzioni, e quelle chiamano lei. Usa invece un ciclo while.',
  'error.os.fileNamed': 'Sul micro:bit non c’è un file {name}. Guarda le lettere, o prima scrivilo con "w".',
  'error.os.other':
    'Il file è aperto per un’altra cosa. Un file aperto con "w" serve per scrivere: per leggerlo aprilo di nuovo con "r".',
  'error.os.deviceAt':
    'All’indirizzo {address} non risponde niente. Controlla i cavi, la corrente e quale indirizzo ha il tuo componente.',
  'error.assert.that': 'Qui il tuo programma si aspettava {value}, e non è così.',

  'error.panic':
    'Il micro:bit si è fermato del tutto e mostra il numero {number}. È la scheda stessa ad aver trovato qualcosa che non va, non Python. Premi di nuovo Esegui; se succede ancora, togli quello che hai scritto per ultimo.',
  'error.panic.memory':
    'Il micro:bit si è fermato del tutto: la sua memoria è piena. Probabilmente qualcosa è diventato troppo grande, come una lista o un testo (la scheda mostra {number}). Tieni meno cose, poi premi di nuovo Esegui.',
  'error.panic.heap':
    'Il micro:bit si è fermato del tutto: ha fatto confusione nella sua memoria. Di rado è colpa del programma (la scheda mostra {number}). Premi di nuovo Esegui; se succede ancora, togli quello che hai scritto per ultimo.',
  'error.panic.hardware':
    'Il micro:bit si è fermato del tutto: una sua parte non risponde. Forse un cavo si è staccato, o la parte è rotta (la scheda mostra {number}). Guarda che cosa hai collegato, poi premi di nuovo Esegui; se succede ancora, prova un’altra scheda.',
  'error.panic.own':
    'Il tuo programma ha fermato del tutto il micro:bit, con panic( ). Mostra una faccia triste e il numero {number} finché non premi Esegui o il pulsante di reset. Se deve andare avanti, togli panic, o chiedi prima con if.',
  'error.panic.ownIn':
    'Il tuo programma ha fermato del tutto il micro:bit, con panic( ) e il numero {number}. Si trova alla riga {line} di {file}. Se il programma deve andare avanti, togli panic, o chiedi prima con if.',
  'error.panic.fault':
    'Il micro:bit si è bloccato e non fa più niente. Il suo Python si è perso, e di rado è colpa del programma. Premi di nuovo Esegui; se succede ancora, togli quello che hai scritto per ultimo.',
  'error.panic.address':
    'Il micro:bit si è bloccato e non fa più niente. Probabilmente {name} ha cercato un posto della memoria che non c’è. Guarda il numero tra le sue [ ].',
};
