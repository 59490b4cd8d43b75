import type { errors as english } from '../en/errors.ts';
import { hints } from './hints.ts';
import { stops } from './errors-stops.ts';
import { syntaxErrors } from './errors-syntax.ts';

/** Che cosa è andato storto, per chi impara: la prima frase dice che cosa, il resto perché e che cosa provare. */
export const errors: Readonly<Record<keyof typeof english, string>> = {
  ...syntaxErrors,
  ...hints,
  ...stops,

  'error.name':
    'Python non conosce {name}. Prima dagli un valore, per esempio {name} = 0. È un testo? Allora mettilo tra virgolette.',
  'error.name.near':
    'Python non conosce {name}. ‹Alla riga {at}|In un altro blocco› è {near}. Un nome vuole sempre le stesse lettere.',
  'error.name.known':
    'Python non conosce {name}. Forse intendi {near}: Python vuole ogni lettera, e le maiuscole contano.',
  'error.name.capitals': 'Python non conosce {name}. Le maiuscole contano: ‹scrivi|usa› {near}.',
  'error.name.text': 'Python non conosce {name}. Se è un testo, mettilo tra virgolette.',
  'error.name.object':
    'Python non conosce {name}. Guarda bene le lettere, o dagli un valore sopra ‹questa riga|questo blocco›.',
  'error.name.minusDot': 'C’è un - dove ci vuole un punto. ‹Scrivi|Usa› {left}.{name}.',
  'error.name.ask': 'Python non conosce {name}. Per chiederlo ‹scrivi|usa› {near}.',
  'error.name.microbit':
    'Python non conosce ancora {name}. Scrivi from microbit import * come prima riga del programma.',
  'error.name.module': 'Python non conosce ancora {name}. Scrivi import {name} all’inizio del programma.',
  'error.name.function':
    'Python non conosce una funzione {name}. Guarda le lettere, oppure creala più su con def {name}( ):',
  'error.name.makecode':
    '{name} è di MakeCode, che è un altro Python. Qui scrivi per esempio display.show( ) e button_a.is_pressed( ).',
  'error.name.foreign': 'Python non conosce {name}. Qui si dice {near}.',
  'error.name.compare':
    'Due == confrontano, e {name} non ha ancora un valore. Per darglielo scrivi un solo =.',
  'error.name.owner': 'Python non conosce {name} da solo. Appartiene a qualcosa: ‹scrivi|usa› {near}.',
  'error.name.commaDot': 'C’è una virgola dove ci vuole un punto. ‹Scrivi|Usa› {left}.{name}.',
  'error.name.pin': 'Il micro:bit non ha {name}. I suoi pin vanno da pin0 a pin16, poi pin19 e pin20.',
  'error.name.twin':
    'Nel nome {name} c’è una lettera di un altro alfabeto. Sembra {near}, ma è un altro nome: riscrivilo da capo.',
  'error.name.local':
    'Qui Python non conosce {name}. ‹È nato alla riga {at} e appartiene|Appartiene› solo alla funzione {function}: restituiscilo con return, oppure lì scrivi global {name}.',
  'error.name.parameter':
    'Qui Python non conosce {name}. Sta tra le parentesi di {function} e vive solo dentro quella funzione.',
  'error.name.global':
    'Dentro {function} il nome {name} non ha ancora un valore. Siccome la funzione lo cambia, Python lo prende per uno nuovo: scrivi global {name} come ‹prima riga|primo blocco› della funzione.',
  'error.name.globalUnset':
    'Il nome {name} non ha ancora un valore. global dice solo dove guardare: ‹scrivi|usa› {name} = 0 sopra la funzione.',
  'error.name.unset':
    'Qui il nome {name} non ha ancora un valore. Lo riceve solo più in basso: dagliene uno prima di usarlo.',
  'error.name.localUnset':
    'Qui si usa un nome prima che abbia un valore. La funzione lo cambia più in basso? Allora scrivi global e il nome come ‹prima riga|primo blocco› della funzione.',
  'error.name.hidden':
    'In questa funzione anche {name} riceve un valore, e così il {name} di Python resta nascosto. Scegli un altro nome per il tuo.',
  'error.name.count':
    'Il nome {name} non ha ancora un valore. Per contare serve un inizio: ‹scrivi|usa› {name} = 0 più in alto.',
  'error.name.later':
    'Il nome {name} riceve il suo valore solo ‹alla riga {at}|più in basso›. Python legge dall’alto in basso: sposta più su ‹quella riga|quel blocco›.',
  'error.name.laterFunction':
    'La funzione {name} è definita solo ‹alla riga {at}|più in basso›. Python legge dall’alto in basso: ‹sposta il def sopra questa riga|spostala sopra questo blocco›.',
  'error.name.self': 'Python non conosce {name} da solo. Dentro una classe scrivi self.{name}.',
  'error.name.selfMissing':
    'Qui Python non conosce self. Funziona dentro una classe, come primo nome tra le parentesi di una funzione.',
  'error.name.shadow':
    'Qui {name} diventa il nome di un tuo valore. ‹Alla riga {at}|In un altro blocco› ti serve il vero {name}: qui scegli un altro nome.',

  'error.board.v2': 'Un micro:bit V1 non ha {name}. Serve un micro:bit V2.',
  'error.board.v1': 'Un micro:bit V2 non ha più {name}. Era per il V1.',

  'error.type': 'Queste cose non vanno insieme. Python dice: {message}.',
  'error.type.plain':
    'Queste cose non vanno insieme. Guarda che cosa vuol dire ogni nome ‹di questa riga|di questo blocco›.',
  'error.type.wrong':
    'Un valore ‹di questa riga|di questo blocco› è del tipo sbagliato. È un testo dove ci vuole un numero, o il contrario?',
  'error.type.join': 'Un testo e un numero non si sommano. Prima trasforma il numero in testo, con str( ).',
  'error.type.joinValue':
    'Un testo e un numero non si sommano. Prima trasforma {value} in testo: str({value}).',
  'error.type.joinDigits':
    'Un testo e un numero non si sommano. {text} tra virgolette è un testo: senza virgolette è un numero.',
  'error.type.countText':
    'A un numero non si può sommare un testo. {name} è un numero e {value} è un testo: trasformalo in numero con int( ).',
  'error.type.countTextAny':
    'A un numero non si può sommare un testo. Prima trasforma il testo in numero, con int( ).',
  'error.type.calculate':
    'Python non sa fare calcoli con un testo. {value} è un testo, quindi {operator} non funziona: trasformalo in numero con int( ).',
  'error.type.calculateAny':
    'Python non sa fare calcoli con un testo. Il segno {operator} vuole numeri: trasforma il testo con int( ).',
  'error.type.compare':
    'Un testo e un numero non si confrontano con {operator}. {value} è un testo: trasformalo in numero con int( ).',
  'error.type.compareAny':
    'Un testo e un numero non si confrontano con {operator}. Prima trasforma il testo in numero, con int( ).',
  'error.type.listJoin':
    'Una lista e {value} non si sommano. Per metterlo in fondo alla lista usa append( ).',
  'error.type.listAny':
    'A una lista si può sommare solo una lista. A sinistra c’è {left}, a destra {right}: per mettere una cosa in fondo usa append( ).',
  'error.type.operator': '{operator} non funziona con questi due. A sinistra c’è {left}, a destra {right}.',
  'error.type.unary': 'Il segno {operator} davanti qui non funziona. Vuole un numero, e questo è {type}.',
  'error.type.functionValue':
    'C’è una funzione al posto del suo risultato. Mancano le parentesi ( ) dopo il suo nome, vicino a {operator}?',
  'error.type.joinInput':
    'Quello che dà input( ) è un testo, anche se sono cifre. Per farci i conti ‹scrivi|usa› int({value}).',
  'error.type.none':
    '{value} è None: niente. Molto probabilmente viene da qualcosa che non restituisce niente.',
  'error.type.noneAny':
    'Uno dei valori qui è None: niente. Molto probabilmente viene da una funzione senza return.',
  'error.type.noneRadio':
    'Alla radio non è ancora arrivato niente, quindi {value} è None. Prima chiedi: if {value} is not None:',
  'error.type.noneCallKept':
    '‹Dalla riga {at} |›{value} è None: {name} cambia direttamente {owner} e non restituisce niente. ‹Lì scrivilo senza {value} =.|Toglilo dal blocco che imposta {value}, e mettilo come blocco a parte.›',
  'error.type.noneCall':
    'Ci sono due coppie di parentesi, e la prima non ha restituito niente. Togli la seconda.',
  'error.type.noReturn':
    'La funzione {name} non restituisce niente, e così qui c’è None. Aggiungile un return‹, dalla riga {at} in poi|›.',
  'error.type.hash':
    'Quello che può cambiare non può essere una chiave né stare in un insieme, e questo è {type}. Prendi un testo, un numero o una tupla.',

  'error.type.callable':
    'Solo le funzioni possono avere ( ) dopo il nome. Questo è {name}: hai usato lo stesso nome per due cose diverse?',
  'error.type.textWanted':
    '{name} vuole un testo, e {value} è un numero. Prima trasformalo in testo: str({value}).',
  'error.type.roundItem':
    '{name} non è una funzione: contiene più cose. Per prenderne una usa le parentesi quadre: [ ].',
  'error.assign.method':
    '{name} fa qualcosa, quindi non può ricevere un valore con =. Metti il valore tra parentesi, dopo il nome.',
  'error.value.argumentMost':
    'Il valore {value} è troppo grande o troppo piccolo per {name}. Va da 0 a {most}.',
  'error.type.functionGiven':
    'Qui c’è la funzione {name} in sé, e non quello che restituisce. Metti le parentesi dopo il nome: {name}().',
  'error.type.callConstant': '{name} non vuole parentesi. Non è una funzione: togli le ( ).',
  'error.type.callObject': '{name} non è una funzione. Dopo vengono un punto e quello che deve fare.',
  'error.type.moduleCall':
    'Un modulo non è una funzione. Dopo il nome vengono un punto e quello che deve fare.',
  'error.type.callValue':
    '{name} non è una funzione, quindi non può avere ( ) dopo. ‹Dalla riga {at} contiene|Contiene› qualcos’altro: hai usato il nome per due cose?',
  'error.type.commaCall':
    'Python qui prende le ( ) per una chiamata. Molto probabilmente davanti manca una virgola.',
  'error.type.textCall': 'Dopo un testo non possono esserci ( ). Manca una virgola o un +?',
  'error.type.times': 'Python non moltiplica senza il segno. Scrivi {left} * e poi la parentesi.',
  'error.type.timesAny': 'Python non moltiplica senza il segno. Scrivi * tra il numero e la parentesi.',
  'error.type.arguments':
    'Tra le parentesi ci sono troppe cose, o troppo poche. La funzione ne vuole {wanted}, qui ne riceve {given}.',
  'error.type.tooMany': 'Tra le parentesi di {name} c’è troppo. Ne vuole {wanted}, qui ne riceve {given}.',
  'error.type.tooFew': 'Tra le parentesi di {name} manca qualcosa. Ne vuole {wanted}, qui ne riceve {given}.',
  'error.type.noArguments': '{name} non vuole niente tra le parentesi. Lasciale vuote.',
  'error.type.missing':
    'Manca qualcosa tra le parentesi. Passa sopra la funzione con il puntatore per vedere che cosa vuole.',
  'error.type.missingCount': 'Manca qualcosa tra le parentesi. Alla funzione ne servono ancora {missing}.',
  'error.type.extra':
    'Tra le parentesi c’è troppo. Passa sopra la funzione con il puntatore per vedere che cosa vuole.',
  'error.type.givenDigits':
    'A {function} serve un numero per {name}, e {value} è un testo. Togli le virgolette.',
  'error.type.givenText':
    'A {function} serve un numero per {name}, e {value} è un testo. Trasformalo in numero con int( ).',
  'error.type.givenNumber':
    '{function} mette {name} accanto a un testo, e {value} è un numero. Trasformalo in testo: str({value}).',
  'error.type.givenOne':
    'A {function} servono più cose per {name}, e {value} è un numero. Dalle una lista o un testo.',
  'error.type.keyword':
    'Questa funzione non ha niente che si chiama {name}. Guarda i nomi tra le sue parentesi.',
  'error.type.keywordNear': 'Questa funzione non ha niente che si chiama {name}. Forse intendi {near}.',
  'error.type.noKeyword':
    'Qui questa funzione non accetta valori con un nome. Dalli in ordine, senza nome e =, oppure cerca i suoi nomi.',
  'error.type.twice':
    '{name} qui è dato due volte. Una per la sua posizione, una per il suo nome: togline una.',
  'error.type.convert':
    'Qui a Python serve {right}, ma ha ricevuto {left}. Guarda che cos’è il valore ‹in questa riga|in questo blocco›.',
  'error.type.textForNumber':
    'Qui c’è un testo dove serve un numero. Togli le virgolette, oppure trasformalo in numero con int( ).',
  'error.type.wantsNumber':
    'A {name} serve un numero, e {value} è un testo. Togli le virgolette, oppure trasformalo in numero con int( ).',
  'error.type.wantsText': 'Qui serve un testo, e questo è {left}. Trasformalo in testo con str( ).',
  'error.type.whole':
    'A {name} serve un numero intero, e {value} ha la virgola. Per dividere usa //, oppure int( ).',
  'error.type.wholeAny':
    'Qui serve un numero intero, e questo ha la virgola. Per dividere usa //, oppure int( ).',
  'error.type.len':
    'len conta lettere o elementi, e {value} è un numero. Un numero non ne ha: per contarne le cifre usa str( ).',
  'error.type.lenOf': 'len conta lettere o elementi, e questo è {type}. Non ne ha.',
  'error.type.index':
    'Tra le parentesi quadre ci va il posto, un numero intero. Qui c’è {type}: trasformalo con int( ).',
  'error.type.item': 'Questo valore non ha elementi da prendere con [ ]. È {name}, non una lista.',
  'error.type.square':
    'Le parentesi quadre prendono elementi, e questa è una funzione. Per chiamarla usa quelle tonde: ( ).',
  'error.type.squareCall':
    'Le parentesi quadre prendono elementi, e {name} è una funzione. Per chiamarla usa quelle tonde: ( ).',
  'error.item.text':
    'Una sola lettera del testo {name} non si può cambiare. Crea invece un testo nuovo, con + o replace( ).',
  'error.item.textAny':
    'Una sola lettera di un testo non si può cambiare. Crea invece un testo nuovo, con + o replace( ).',
  'error.item.tuple':
    'La tupla {name} non si può cambiare. Usa una lista: parentesi quadre al posto di quelle tonde.',
  'error.item.fixed':
    'Gli elementi di questo valore non si possono cambiare. Usa una lista: parentesi quadre al posto di quelle tonde.',
  'error.type.loop':
    'Python non può scorrerlo un pezzo alla volta. È {name}: un ciclo for vuole una lista o range( ).',
  'error.type.loopOther':
    'Python non può scorrerlo un pezzo alla volta. È {name}, non una lista, un testo o range( ).',
  'error.type.loopNumber':
    'Python non può scorrere un numero un pezzo alla volta. Per ripetere ‹scrivi|usa› range({value}).',
  'error.type.rangeList':
    'range conta fino a un numero, e {value} è una lista. ‹Scrivi|Usa› range(len({value})), oppure scorri la lista stessa.',
  'error.type.pin': 'Qui serve un pin. Scrivi pin0, pin1 o un altro, senza virgolette.',
  'error.type.image': 'Qui serve un’immagine. Scrivi per esempio Image.HEART o Image("…").',
  'error.type.imageArguments':
    'Image( ) ha ricevuto le cose sbagliate tra le parentesi. Dalle un testo con cinque righe, oppure larghezza e altezza.',
  'error.type.ord': 'ord( ) vuole una sola lettera. Questo testo è più lungo o più corto.',
  'error.type.raise':
    'Con raise si può lanciare solo un’eccezione. Scrivi per esempio raise ValueError("…").',
  'error.type.joinList':
    'join( ) unisce testi, e uno di questi non lo è. Prima trasformali in testi con str( ).',
  'error.type.sequence': 'Qui serve una lista o una tupla della lunghezza giusta. Conta i suoi elementi.',
  'error.type.buffer':
    'Qui servono dei byte. Metti una b davanti alle virgolette del testo, oppure usa bytes( ).',
  'error.method.self':
    'La funzione {name} sta in una classe, ma tra le sue parentesi non c’è self. Scrivi self come primo nome.',
  'error.method.selfAny':
    'Una funzione di una classe riceve per primo l’oggetto. Scrivi self come primo nome tra le parentesi.',
  'error.method.super':
    'super( ) funziona solo in una funzione di classe che ha self. Scrivi self come primo nome tra le parentesi.',
  'error.class':
    'Questa classe non si può creare o usare così. Guarda le sue parentesi e che cosa fa il suo __init__.',

  'error.class.brackets':
    'Prima del punto c’è una classe, e non un suo oggetto. Per crearne uno scrivi le parentesi dopo il nome della classe.',
  'error.class.bracketsOf':
    'Qui c’è la classe {name}, e non un suo oggetto. Per crearne uno scrivi le parentesi dopo il nome: {name}( ).',
  'error.attribute.any': 'A quello che sta prima del punto manca qualcosa. Python dice: {message}.',
  'error.attribute': '{owner} non ha {name}. Scrivi {owner} e un punto per vedere che cosa sa fare.',
  'error.attribute.near': '{owner} non ha {name}. Forse intendi {near}.',
  'error.attribute.len': '{owner} non ha {name}. Per contare i suoi elementi ‹scrivi|usa› len({owner}).',
  'error.attribute.none':
    'Qui non c’è niente su cui usare {name}. Il valore è None: ‹la riga|il blocco› che l’ha fatto non ha restituito niente.',
  'error.attribute.value':
    '{owner} non ha {name}. È un valore di tipo {type}: hai usato il nome per due cose?',
  'error.attribute.module':
    'Qui {owner} è una funzione sola, per via ‹della riga {at}|del blocco che la importa›. Lì ‹scrivi|usa› {near}, poi {owner}.{name} funziona.',
  'error.attribute.function':
    '{owner} è una funzione, quindi non ha {name}. Mancano le parentesi ( ) dopo il nome?',
  'error.attribute.set': 'Questo non si cambia con =. Cerca una funzione che lo faccia.',

  'error.value': 'Questo valore qui non va bene. Python dice: {message}.',
  'error.number.group': 'Con la virgola {text} diventa due valori. Scrivi il numero senza: {near}.',
  'error.number.comma': 'La virgola fa di {text} due valori. Python scrive i numeri con il punto: {near}.',
  'error.value.plain':
    'Un valore ‹di questa riga|di questo blocco› non va bene. Guarda che cosa c’è tra le sue parentesi.',
  'error.value.number': 'Questo testo non è un numero. int( ) sa leggere solo cifre, come "12".',
  'error.value.numberIs': '{value} non è un numero. {name}( ) sa leggere solo cifre, come "12".',
  'error.value.image':
    'Python non riesce a disegnare questa immagine. Servono righe di cifre da 0 a 9 separate da :, tutte della stessa lunghezza.',
  'error.value.imageSize':
    'Le righe dell’immagine non sono tutte della stessa lunghezza. Conta le cifre tra i due punti.',
  'error.value.imageSign':
    'In questa immagine c’è {char}. Può avere solo cifre da 0 (spento) a 9 (luminoso) e i due punti tra le righe.',
  'error.value.imageRow':
    'La riga {row} di questa immagine, {text}, ha {given} cifre. Le altre ne hanno {wanted}: devono averne tutte lo stesso numero.',
  'error.value.imageColons': 'Mancano i due punti tra le righe dell’immagine. Dopo ogni cinque cifre ci va :',
  'error.value.imagesSame':
    'Si possono unire solo immagini della stessa grandezza. Conta le loro righe e colonne.',
  'error.value.imageFixed':
    'Le immagini del micro:bit non si possono cambiare. Prima fanne una copia: Image.HEART.copy().',
  'error.value.factor':
    'Un’immagine diventa più chiara o più scura solo con un numero da 0 in su. Questo è sotto lo 0.',
  'error.value.brightness': 'La luminosità non va bene. Va da 0 (spento) a 9 (massima).',
  'error.value.brightnessIs': 'La luminosità {value} non va bene. Va da 0 (spento) a 9 (massima).',
  'error.value.pixel': 'In quel punto non c’è nessuna luce. x e y vanno da 0 a 4.',
  'error.value.pixelIs': 'In {value} non c’è nessuna luce. Si conta da 0, quindi x e y vanno da 0 a 4.',
  'error.value.negative': 'Una grandezza non può essere sotto lo 0. Guarda i numeri tra le parentesi.',
  'error.value.gesture': 'Il micro:bit non ha un gesto con questo nome. Prova "shake", "up" o "face down".',
  'error.value.gestureIs': 'Il micro:bit non ha il gesto {name}. Prova "shake", "up" o "face down".',
  'error.value.gestureNear': 'Il micro:bit non ha il gesto {name}. Forse intendi {near}.',
  'error.value.sound':
    'Il micro:bit non ha un suono con questo nome. Scrivi Sound e un punto per vederli tutti.',
  'error.value.pitch':
    'Questo suono è troppo alto o troppo basso per il micro:bit. Prova una frequenza come 440.',
  'error.value.note':
    'Una nota di questa musica non si può leggere. Le note sono come "C4:4": una lettera, un’ottava, una durata.',
  'error.value.period':
    'Questo periodo non va bene. È almeno 1 millisecondo per write_analog, o 256 microsecondi.',
  'error.value.pinMode': 'Il pin ora non può farlo. Forse lo usa lo schermo o qualcos’altro.',
  'error.value.colour':
    'Questo non è un colore. Sono tre numeri da 0 a 255 tra parentesi: (rosso, verde, blu).',
  'error.value.pixels': 'Questo numero di luci non va bene. È almeno 1.',
  'error.value.digital':
    'Un pin digitale conosce solo 0 e 1, non {value}. Per i valori in mezzo usa write_analog( ).',
  'error.value.digitalAny': 'Un pin digitale conosce solo 0 e 1. Per i valori in mezzo usa write_analog( ).',
  'error.value.analog': 'write_analog va da 0 a 1023. Il valore {value} è fuori.',
  'error.value.analogAny': 'write_analog va da 0 a 1023. Questo valore è fuori.',
  'error.value.radio': 'La radio è ancora spenta. ‹Scrivi|Usa› radio.on() prima di mandare o ricevere.',
  'error.value.packet':
    'Via radio è arrivato qualcosa che non è un testo. L’ha mandato un altro programma: scegli un altro gruppo con radio.config(group=7).',
  'error.value.argument': 'Il valore di {name} non va bene. È troppo grande o troppo piccolo.',
  'error.value.maximum': 'Questo valore è troppo grande. Può essere al massimo {most}.',
  'error.value.unpackFew': 'A sinistra di = ci sono più nomi che valori. A destra ce ne sono solo {given}.',
  'error.value.unpackMany': 'Ci sono più valori che nomi a sinistra di =. I nomi sono {wanted}.',
  'error.value.notFound': 'Questo pezzo non c’è nel testo. Prima chiedi con in, oppure usa find( ).',
  'error.value.notIn': 'Questo valore non c’è nella lista. Prima chiedi con in.',
  'error.value.empty':
    'La lista è vuota, quindi non ha un più grande o un più piccolo. Prima chiedi con len( ).',
  'error.value.chr': 'Non c’è un carattere con questo numero. chr( ) vuole numeri da 0 in su.',
  'error.value.math':
    'Questo non si può calcolare. La radice di un numero sotto lo 0 non esiste, e nemmeno il logaritmo di 0.',
  'error.value.step': 'Con un passo di 0 non si arriverebbe mai. Prendi 1, o -1 per andare indietro.',
  'error.value.slice': 'Qui il micro:bit non sa saltare elementi. Usa un ciclo for con range( ).',
  'error.value.randint':
    'Il numero più piccolo viene prima. Da {left} a {right} non c’è niente da scegliere.',
  'error.value.randintAny': 'Tra questi numeri non c’è niente da scegliere. Il più piccolo viene prima.',
  'error.value.textLong': 'Questo testo è troppo lungo da pronunciare. Dividilo in testi più corti.',
  'error.value.speech': 'Questo non si può pronunciare. Ci sono segni che non sono lettere?',
  'error.value.base': 'La base di un numero va da 2 a 36. Guarda il secondo valore di int( ).',
  'error.value.shift': 'I bit non si possono spostare di meno di 0. Usa l’altro segno: << o >>.',
  'error.value.range':
    'Questo numero è troppo grande o troppo piccolo per il suo posto. Un byte va da 0 a 255.',
  'error.value.infinite':
    'Questo numero non ha fine, quindi non può essere intero. È stato diviso per qualcosa di molto piccolo?',
  'error.value.separator':
    'A split( ) serve qualcosa dove dividere. Metti un segno tra le virgolette, oppure lascia vuote le parentesi.',
  'error.value.format':
    'Il testo e i valori da metterci dentro non corrispondono. Conta le { } o i % che contiene.',

  'error.index':
    'La lista finisce prima di questo posto. Si conta da 0, quindi l’ultimo elemento è uno meno della lunghezza.',
  'error.index.beyond':
    'Non c’è un elemento {value}. La lista ne ha {length}, e si conta da 0: l’ultimo è il {last}.',
  'error.index.len':
    'La lista finisce prima di questo posto. Si conta da 0, quindi l’ultimo elemento di {name} è len({name}) - 1.',
  'error.index.text':
    'Il testo finisce prima di questo posto. Si conta da 0, quindi l’ultima lettera è una meno della lunghezza.',
  'error.index.pop': 'Non c’è più niente da togliere. Chiedi con len( ) se dentro c’è qualcosa.',
  'error.index.pixels':
    'La striscia non ha una luce in questo posto. Si conta da 0, quindi l’ultima è una meno di quante sono.',
  'error.index.empty': 'La lista è vuota, quindi non c’è niente da scegliere. Prima mettici qualcosa.',
  'error.key': 'Sotto {name} non c’è niente. Guarda quali nomi hai inserito.',
  'error.zero': 'Non si può dividere per 0. Prima di dividere, chiedi con if se è 0.',
  'error.zero.literal': 'Non si può dividere per 0. Dopo {operator} scegli un altro numero.',

  'error.import':
    'Sul micro:bit non c’è un modulo {name}, e nel tuo progetto non c’è un file {name}.py. Il micro:bit conosce microbit, music, random, radio e pochi altri.',
  'error.import.near': 'Non esiste il modulo {name}. Forse intendi {near}.',
  'error.import.computer':
    'Il modulo {name} è per i computer grandi. Il micro:bit conosce microbit, music, random, radio e pochi altri.',
  'error.import.name': 'In {module} non c’è {name}. Scrivi {module} e un punto per vedere che cosa contiene.',
  'error.import.nameNear': 'In {module} non c’è {name}. Forse intendi {near}.',
  'error.import.nameOnly': 'Il modulo non ha {name}. Guarda bene le lettere, e a quale modulo appartiene.',
  'error.import.own': '{name} non fa parte di {module}. È un modulo a sé: scrivi import {name}.',
  'error.import.py': 'Il finale .py non ci va. Scrivi import {name}.',
  'error.import.relative': 'Il punto davanti sul micro:bit non funziona. Scrivi solo il nome del modulo.',
  'error.import.star':
    'import * funziona solo fuori dalle funzioni. Sposta ‹la riga|il blocco› all’inizio del programma.',

  'error.memory':
    'La memoria del micro:bit è piena. C’è una lista o un testo che cresce a ogni giro di un ciclo?',
  'error.memory.bytes':
    'La memoria del micro:bit è piena: non c’era posto per altri {bytes} byte. C’è una lista o un testo che cresce a ogni giro di un ciclo?',
  'error.memory.program':
    'Il programma è troppo lungo per la memoria del micro:bit. Accorcialo, oppure togli testi lunghi e commenti.',
  'error.os': 'Il micro:bit non ci è riuscito. Dice: {message}.',
  'error.os.file': 'Sul micro:bit non c’è nessun file con questo nome. Guarda bene le lettere.',
  'error.os.full': 'Sul micro:bit non c’è più posto per i file. Cancellane uno che non ti serve.',
  'error.os.exists': 'C’è già un file con questo nome. Scegline un altro.',
  'error.os.folder': 'Il micro:bit non ha cartelle. Scrivi solo il nome del file.',
  'error.os.closed': 'Questo file è già chiuso. Aprilo di nuovo prima di leggere o scrivere.',
  'error.os.mode': 'Un file si apre con "r" per leggere o "w" per scrivere. Qui non va altro.',
  'error.os.permission': 'Il micro:bit ora non può farlo. Il file è ancora aperto da qualche parte?',
  'error.os.device':
    'Su questi fili non risponde nessuno. Guarda i cavi, la corrente e l’indirizzo di quello che hai collegato.',
  'error.os.again': 'È ancora occupato. Aspetta un po’ con sleep( ) e riprova.',
  'error.os.timeout': 'Ci ha messo troppo a rispondere. Guarda i cavi, poi riprova.',
  'error.os.cannot': 'Questa cosa non sa farlo. Guarda che cosa sa fare con help( ).',
  'error.os.value': 'Il nome o un valore qui non va bene. I nomi dei file hanno al massimo 120 lettere.',
  'error.interrupt': 'Hai fermato il programma qui. Non c’è nessun errore.',
  'error.recursion': 'Una funzione continua a chiamare se stessa. Le serve un punto in cui fermarsi.',
  'error.recursion.name':
    'La funzione {name} continua a chiamare se stessa, o altre la chiamano in cerchio. Le serve un punto in cui fermarsi.',
  'error.recursion.self':
    'La funzione {name} chiama se stessa ogni volta e non si ferma mai. Le serve un if che la faccia finire.',
  'error.raise': 'Il tuo programma si ferma qui da solo con raise. Lo chiama {type}.',
  'error.raise.message': 'Il tuo programma si ferma qui da solo con raise {type}. Dice: {message}.',
  'error.raise.bare':
    'raise da solo rilancia un errore già preso, e qui non ce n’è. Scrivi quale: raise ValueError("…").',
  'error.assert':
    'Il tuo programma qui si aspettava una cosa che non è così. Guarda che cosa c’è dopo assert.',
  'error.assert.message': 'Il tuo programma qui si aspettava una cosa che non è così. Dice: {message}.',
  'error.generator': 'Questo generatore è già in corso o non è ancora cominciato. Usalo in un ciclo for.',
  'error.generator.end': 'Non arriva più niente. Un ciclo for alla fine si ferma da solo.',
  'error.exit': 'Il programma è finito qui da solo. Non c’è nessun errore.',
  'error.busy':
    'Troppe cose aspettano di essere fatte insieme. Ogni tanto fa’ riposare il programma con sleep( ).',
  'error.notImplemented': 'Il Python del micro:bit non sa farlo. Trova un altro modo di scriverlo.',
  'error.overflow': 'Questo numero è troppo grande per il micro:bit. Guarda che cosa l’ha fatto crescere.',
  'error.unicode':
    'Questi byte non sono un testo. È stato mandato altro, oppure una lettera è stata tagliata in due.',
  'error.eof': 'I dati sono finiti prima di essere completi. Riprova.',
  'error.other': 'Il programma si è fermato qui con {type}. Dice: {message}.',
  'error.other.plain': 'Il programma si è fermato qui con {type}. Python non dice perché.',
};
