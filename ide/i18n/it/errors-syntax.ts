import type { syntaxErrors as english } from '../en/errors-syntax.ts';

/** Che cosa Python non riesce a leggere: la prima frase dice che cosa, il resto perché e che cosa provare. */
export const syntaxErrors: Readonly<Record<keyof typeof english, string>> = {
  'error.syntax':
    'Python non riesce a leggere questa riga. Cerca una lettera di troppo, una virgola o una parentesi che manca.',
  'error.syntax.at':
    'Python non riesce a leggere questa riga. Si blocca su «{text}»: guarda lì e quello che c’è subito prima.',
  'error.syntax.unfinished': 'Questa riga non è finita. Alla fine manca ancora qualcosa.',
  'error.syntax.colon': 'Mancano i due punti. Una riga che comincia con {word} finisce con i due punti.',
  'error.syntax.colonNot':
    'Qui vanno i due punti, non {wrong}. Una riga che comincia con {word} finisce con i due punti.',
  'error.syntax.extraColon':
    'Ci sono due punti di troppo. Solo righe come if, while, for e def finiscono così.',
  'error.syntax.extra': 'Qui c’è {text} di troppo. Toglilo.',
  'error.syntax.then': 'Python non usa {word}. Bastano i due punti.',
  'error.syntax.quote':
    'Le virgolette sono ancora aperte. Al testo che comincia qui serve {quote} alla fine.',
  'error.syntax.quoteLines':
    'Un testo finisce con la sua riga, e questo continua sotto. Chiudilo qui con {quote}, e metti {quote} all’inizio e alla fine delle righe che seguono.',
  'error.syntax.quoteStart': 'Mancano le virgolette all’inizio di questo testo. Metti {quote} anche davanti.',
  'error.syntax.quotePair':
    'Questo testo comincia con {quote} e finisce con {other}. Usa lo stesso segno da tutte e due le parti.',
  'error.syntax.quote3':
    'Un testo lungo è ancora aperto. Quello che comincia con {quote} finisce anche con {quote}.',
  'error.syntax.quoteInside':
    'Il segno {quote} dentro il testo lo chiude troppo presto. Scrivi {other} dentro il testo, oppure attorno a tutto.',
  'error.syntax.apostrophe':
    'L’apostrofo dentro il testo lo chiude troppo presto. Metti le virgolette doppie attorno a tutto il testo.',
  'error.syntax.bracket':
    'Una parentesi è ancora aperta. La {bracket} di questa riga ha bisogno della sua compagna {close}.',
  'error.syntax.bracketKind':
    'Queste parentesi non vanno insieme. Quella che si apre con {bracket} si chiude con {right}, non con {wrong}.',
  'error.syntax.extraBracket': 'C’è una parentesi di troppo. Nessuno ha aperto questa {bracket}.',
  'error.syntax.braces':
    'Python non usa le graffe per i blocchi. Finisci la riga con i due punti e sposta a destra quello che sta dentro.',
  'error.syntax.equals':
    'Un solo = dà un valore, due == confrontano. Dopo {word} si confronta, quindi scrivi ==.',
  'error.syntax.operator': 'Python non conosce {wrong}. Scrivi invece {right}.',
  'error.syntax.twoOperators':
    '{left} e {right} non possono stare vicini. In mezzo manca un valore, oppure uno dei due è di troppo.',
  'error.syntax.valueMissing': 'Dopo {operator} manca qualcosa. Scrivi il valore che ci va.',
  'error.syntax.plusPlus': 'Python non ha {sign}. Per contare scrivi {near}.',
  'error.syntax.elseAlone':
    'Questa riga non ha un if sopra di sé. else ed elif stanno alla stessa distanza dal bordo del loro if.',
  'error.syntax.elseCut':
    'La riga {at} qui sopra separa questo {word} dal suo {partner}. Spostala a destra, oppure più in basso.',
  'error.syntax.elseIndent':
    'Questo {word} non è sotto il suo {partner}. Mettilo alla stessa distanza dal bordo della riga {at}.',
  'error.syntax.secondElse':
    'C’è già un else alla riga {at}. Un if ne ha al massimo uno: forse intendi elif.',
  'error.syntax.elifAfterElse': 'L’else della riga {at} viene per ultimo. Sposta questo elif più su.',
  'error.syntax.elif': 'In Python non si scrive {word}. È una parola sola e corta: elif.',
  'error.syntax.elseCondition': 'else non vuole domande. Se c’è ancora qualcosa da chiedere, scrivi elif.',
  'error.syntax.exceptAlone':
    'Questo {word} non ha un try sopra di sé. Stanno tutti e due alla stessa distanza dal bordo.',
  'error.syntax.exceptOrder': 'Un except senza nome prende ogni errore. Deve essere l’ultimo.',
  'error.syntax.try':
    'Questo try non ha un except. Sotto le sue righe scrivi except: e che cosa fare se qualcosa va storto.',
  'error.syntax.conditionMissing':
    'Dopo {word} manca la domanda. Scrivi che cosa deve essere vero, per esempio {word} x > 3:',
  'error.syntax.conditionalElse':
    'Un if dentro una riga vuole anche un else. Scrivi: questo if domanda else quello.',
  'error.syntax.print': 'print vuole le parentesi. Scrivi print(…) attorno a quello che vuoi vedere.',
  'error.syntax.callBrackets': 'Mancano le parentesi dopo {name}. Quello che gli dai va tra ( e ).',
  'error.syntax.fstring':
    'Il micro:bit non conosce i testi con una f davanti. Unisci le parti: "T: " + str(t).',
  'error.syntax.prefix':
    'Le lettere {text} attaccate alle virgolette non dicono niente a Python. Toglile, oppure metti un + in mezzo.',
  'error.syntax.escape':
    'La barra rovesciata in questo testo vuole altro dopo di sé. {escape} comincia un codice con un certo numero di cifre; per una semplice barra scrivine due.',
  'error.syntax.escapeName':
    'Il micro:bit non sa cercare un carattere dal suo nome. Metti nel testo il carattere stesso.',
  'error.syntax.backslash':
    'Dopo una barra rovesciata a fine riga non può esserci niente. C’è uno spazio dietro?',
  'error.syntax.comment': 'I commenti di Python cominciano con #. Qui {sign} vuol dire un’altra cosa.',
  'error.syntax.prose': 'Sembra una frase, non Python. Se è una nota per chi legge, metti # davanti.',
  'error.syntax.word': 'Python qui non conosce {name}. Forse intendi {near}.',
  'error.syntax.capitals': 'In Python le maiuscole contano. Scrivi {near}, non {name}.',
  'error.syntax.foreign': 'Python non dice {word}. Dice {near}.',
  'error.syntax.declaration': 'Davanti a un nome non serve {word}. Scrivi solo {name} = e il suo valore.',
  'error.syntax.keywordName': 'La parola {word} è di Python. Scegli un altro nome, per esempio mio_{word}.',
  'error.syntax.nameDigit':
    'Un nome non può cominciare con una cifra. Cambia {name}: metti la cifra alla fine.',
  'error.syntax.nameSpace': 'Un nome non può avere uno spazio. Scrivi {near} invece di {name}.',
  'error.syntax.nameDot': 'Un nome nuovo non può avere un punto. Scrivi {near} invece di {name}.',
  'error.syntax.dot': 'Manca un punto tra {left} e {right}. Scrivi {left}.{right}.',
  'error.syntax.afterDot':
    'Dopo {name} e il punto manca un nome. Scrivi che cosa deve fare, oppure togli il punto.',
  'error.syntax.comma': 'Manca qualcosa tra {left} e {right}. Molto probabilmente è una virgola.',
  'error.syntax.namedArgument': 'Dopo {name} manca un =. Ciò che ha un nome si scrive così: {near}.',
  'error.syntax.dotNumber': 'Per prendere un elemento Python usa le parentesi quadre. Scrivi {near}.',
  'error.syntax.joinedQuestions':
    'Due domande si uniscono con una parola, non con una virgola. Scrivi and se devono essere vere tutte e due, or se ne basta una.',
  'error.syntax.noteQuotes': 'Le note sono testi. Metti ognuna tra virgolette: "{text}".',
  'error.syntax.commaOrPlus':
    'Manca qualcosa tra {left} e {right}. Una virgola separa due cose, un + unisce due testi.',
  'error.syntax.between':
    'Tra {left} e {right} manca qualcosa. È un segno come +, o ci vuole una riga nuova?',
  'error.syntax.twoStatements': 'Su una riga ci sono due cose. Va’ a capo prima di {right}.',
  'error.syntax.times': 'Python non moltiplica senza il segno. Scrivi {left} * {right}.',
  'error.syntax.unit': 'I numeri di Python non hanno unità. Scrivi {digits} invece di {text}.',
  'error.syntax.digit':
    'In questo numero c’è una lettera. {text} dovrebbe essere {near}: uno zero e una O si somigliano.',
  'error.syntax.space': 'Manca uno spazio dopo il numero. Python legge {text} come una cosa sola.',
  'error.syntax.number':
    'Python non riesce a leggere {text} come numero. I numeri hanno cifre e al massimo un punto.',
  'error.syntax.numberAny':
    'Python non riesce a leggere un numero di questa riga. I numeri hanno cifre e al massimo un punto; i nomi non cominciano con una cifra.',
  'error.syntax.complex': 'Il micro:bit non ha numeri con la j. Se è un nome, davanti manca un segno.',
  'error.syntax.defName':
    'Questa funzione non ha un nome. Scrivilo dopo def, poi le parentesi e i due punti.',
  'error.syntax.defBrackets':
    'Mancano le parentesi dopo {name}. Ogni def le ha, anche senza niente dentro: def {name}():',
  'error.syntax.parameterValue':
    'Tra le parentesi di def ci vanno nomi, non valori. Invece di {value} scrivi un nome; il valore arriva quando chiami la funzione.',
  'error.syntax.defaultOrder':
    'Anche il nome {name} vuole un valore. Dopo uno con = lo hanno tutti quelli che seguono.',
  'error.syntax.defaults':
    'I nomi con = vengono per ultimi tra le parentesi di def. Metti gli altri davanti.',
  'error.syntax.parameterTwice': 'Il nome {name} c’è due volte tra queste parentesi. A ognuno serve il suo.',
  'error.syntax.reused': 'Un nome c’è due volte tra le parentesi di def. A ognuno serve il suo.',
  'error.syntax.argumentName':
    'A sinistra di = tra le parentesi ci va un nome. Qui c’è {value}: per confrontare scrivi ==.',
  'error.syntax.argumentOrder': 'Quello che non ha nome viene prima. Mettilo davanti alle parti con =.',
  'error.syntax.forIn':
    'A un ciclo for serve la parola in. Scrivi for {name} in e poi che cosa scorre, per esempio range(10).',
  'error.syntax.forForm':
    'Il ciclo for di Python è diverso. Scrivi for i in range(10): per fare qualcosa 10 volte.',
  'error.syntax.arrow': 'Python non ha {sign} per le piccole funzioni. Qui si scrive {near}',
  'error.syntax.arrowBlock':
    'Python non ha {sign} con le graffe. Crea una funzione con def e un nome, e chiamala per nome.',
  'error.syntax.lambda':
    'Una piccola funzione comincia con {near} e poi ciò che restituisce. Togli tutto il resto.',
  'error.syntax.functionValue': 'Una funzione non si crea dopo =. Scrivi def {name}( ): e sotto ciò che fa.',
  'error.syntax.forName': 'Dopo for ci va un nome. {value} non lo è: scrivi per esempio for i in.',
  'error.syntax.forNameMissing': 'Tra for e in manca un nome. Scrivi per esempio for i in.',
  'error.syntax.forWhat': 'Che cosa deve scorrere il ciclo? Dopo in scrivi range(10), una lista o un testo.',
  'error.syntax.fromImport': 'Manca la seconda metà. Scrivi from {name} import *.',
  'error.syntax.importFrom': 'Davanti manca la parola from. Scrivi from {name} import e quello che ti serve.',
  'error.syntax.importOrder':
    'Le parole sono al contrario. Prima vengono from e il modulo, poi import e i nomi.',
  'error.syntax.importStar': 'import da solo non può portare tutto con *. Scrivi from, il modulo, import *.',
  'error.syntax.importQuotes': 'Il nome di un modulo non ha virgolette. Scrivilo così com’è.',
  'error.syntax.importComma': 'Tra i moduli manca una virgola. Un import per riga si legge meglio.',
  'error.syntax.importWhat':
    'Dopo {word} manca qualcosa. Scrivi il nome di un modulo, per esempio from microbit import *.',
  'error.syntax.dict':
    'Tra queste graffe alcune cose hanno i due punti e altre no. O sono tutte nome: valore, o nessuna.',
  'error.syntax.itemColon':
    'Mancano i due punti dopo {name}. Tra le graffe ogni nome li ha prima del suo valore.',
  'error.syntax.star': 'Un * qui non può stare. Va davanti a qualcosa tra le parentesi di una chiamata.',
  'error.syntax.twoStars': 'Qui c’è più di un *. Il micro:bit ne accetta uno solo.',
  'error.syntax.globalLate':
    'global arriva troppo tardi. Scrivi global {name} come prima riga della funzione.',
  'error.syntax.nonlocal': 'Attorno a questa non c’è una funzione con {name}. Forse intendi global {name}.',
  'error.syntax.scope':
    'global o nonlocal qui non va. È la prima riga di una funzione, e nomina quello che la funzione cambia.',
  'error.syntax.await':
    'await va dentro una funzione con async def. Quasi sempre non servono né l’uno né l’altra.',
  'error.syntax.pasted':
    '{text} davanti non fa parte del programma. È rimasto attaccato quando la riga è stata copiata: toglilo.',
  'error.syntax.html': '{text} viene da una pagina web. Python non sa leggere questi segni: toglili.',
  'error.syntax.entity': '{text} viene da una pagina web, dove sta per {near}. Qui scrivi {near}.',
  'error.syntax.message': 'Questo l’ha detto Python di un programma: non è una sua riga. Toglilo.',
  'error.syntax.spaceAfter': 'Manca uno spazio dopo {word}. Senza, Python legge {text} come un nome solo.',
  'error.syntax.spaceBefore':
    'Manca uno spazio prima di {word}. Senza, Python legge {text} come un nome solo.',
  'error.syntax.noWord': 'In Python non serve {word} davanti a un nome. Toglilo e scrivi solo {name}.',
  'error.syntax.questionAnew': 'Dopo {word} la domanda ricomincia. Scrivila per intero: {value}.',
  'error.syntax.imageQuotes': 'Le righe di un’immagine sono un testo. Metti le virgolette intorno a tutte.',
  'error.syntax.divide': 'Per dividere Python scrive /. I due punti vogliono dire altro.',
  'error.syntax.numberGap': 'In un numero non ci sono spazi. Scrivi {near} al posto di {text}.',
  'error.syntax.colonPlace': 'I due punti sono nel posto sbagliato. Vanno proprio alla fine della riga.',
  'error.syntax.switch':
    'Il Python del micro:bit non ha {word}. Chiedi una cosa dopo l’altra: if, poi elif, e alla fine else.',
  'error.syntax.repeat':
    'Python non ha {word}. Scrivi {near} e sposta a destra, sotto, quello che si ripete.',
  'error.syntax.noEnd':
    'A Python {text} non serve. Un blocco finisce dove le righe tornano a sinistra: togli questa riga.',
  'error.syntax.globalValue':
    '{word} dice solo di quale nome si parla. Scrivi {word} {name} da solo, e nella riga dopo {name} = con il suo valore.',
  'error.syntax.decimalComma': 'Python scrive i numeri con il punto. Scrivi {near} invece di {text}.',
  'error.syntax.sign': 'Qui c’è «{wrong}», e Python vuole «{right}».',
  'error.syntax.textQuotes': 'Queste parole sono un testo da mostrare. Mettile tra virgolette.',
  'error.syntax.deep': 'Qui troppe cose stanno una dentro l’altra. Dividile su più righe.',
  'error.assign.literal':
    'A un valore non si può dare un valore. A sinistra di = ci va un nome, non {value}.',
  'error.assign.constant':
    'La parola {name} è di Python e vuol dire sempre la stessa cosa. Scegli un altro nome per il tuo valore.',
  'error.assign.call':
    'Quello che {name}( ) restituisce non si cambia con =. Metti il valore tra le sue parentesi, oppure confronta con ==.',
  'error.assign.compare': 'Un solo = dà un valore, due == confrontano. Qui si confronta, quindi scrivi ==.',
  'error.assign.minus':
    'Un nome non può avere un -: Python farebbe una sottrazione. Scrivi {near} invece di {name}.',
  'error.assign.expression': 'A sinistra di = ci va un nome solo. {value} è un calcolo: mettilo a destra.',
  'error.assign.several': 'Un segno come += cambia un nome alla volta. Scrivi una riga per ognuno.',
  'error.assign.delete': 'del toglie un nome o un elemento di una lista. Questo non è né l’uno né l’altro.',
  'error.assign.any':
    'A quello che sta a sinistra di = non si può dare un valore. Lì ci va un nome; per confrontare scrivi ==.',
  'error.outside.loop':
    '‹{word}|Questo› funziona solo dentro un ciclo. ‹È spostato a destra, sotto il suo for o while?|Mettilo dentro un ciclo.›',
  'error.outside.return':
    '‹return|Questo› funziona solo dentro una funzione. ‹È spostato a destra, sotto il suo def?|Mettilo dentro una funzione.›',
  'error.outside.yield': 'yield funziona solo dentro una funzione. È spostato a destra, sotto il suo def?',
  'error.indent':
    'Lo spazio a sinistra non va bene. Le righe che stanno insieme cominciano alla stessa distanza.',
  'error.indent.comment':
    'Dentro {word} della riga {at} c’è solo un commento, e per Python non conta. Finché non sai che altro metterci, scrivi pass.',
  'error.indent.missing':
    'Questa riga sta dentro {word} della riga {at}. Spostala di quattro spazi a destra.',
  'error.indent.empty':
    'Dentro questo {word} non c’è niente. Scrivi sotto almeno una riga, quattro spazi più a destra; pass non fa niente.',
  'error.indent.unexpected':
    'Questa riga comincia troppo a destra. Continua dalla riga {at}: falle cominciare alla stessa distanza.',
  'error.indent.afterColon':
    'Dopo i due punti di questo {word} c’è già qualcosa, e sotto deve seguire altro. Mettilo su una riga sua.',
  'error.indent.first':
    'Questa riga comincia troppo a destra. La prima riga di un programma comincia dal bordo.',
  'error.indent.uneven': 'Questa riga sta a metà tra due livelli. Allineala con una delle righe di sopra.',
  'error.indent.odd':
    'Questa riga comincia a {given} spazi dal bordo, quelle sotto a {wanted}. Le righe che stanno insieme cominciano alla stessa distanza.',
  'error.indent.mixed':
    'Qui ci sono tabulazioni e spazi insieme. Sembrano uguali, ma Python li conta in modo diverso: usa quattro spazi per ogni passo a destra.',
  'error.char.quote':
    'Le virgolette {char} non sono quelle di Python. Vengono da un programma di scrittura: scrivi {to}.',
  'error.char.sign': 'Il segno {char} somiglia soltanto a quello di Python. Scrivi invece {to}.',
  'error.char.space':
    'In questa riga c’è uno spazio speciale ({code}). Sembra uguale agli altri, ma Python lo prende per una lettera: scrivi uno spazio normale.',
  'error.char.invisible':
    'In questa riga c’è un segno che nessuno vede ({code}). Forse è arrivato copiando: cancellalo.',
  'error.char.unknown':
    'Qui Python non sa che farsene di {char}. Toglilo, oppure mettilo tra virgolette se fa parte di un testo.',
  'error.board.syntax':
    'Un micro:bit V1 non sa leggere questo modo di scrivere. È più nuovo: un V2 lo legge.',
};
