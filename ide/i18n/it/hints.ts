import type { hints as english } from '../en/hints.ts';

/** Programmi che partono, ma difficilmente fanno quello che si voleva: che cosa succede, e che cosa provare. */
export const hints: Readonly<Record<keyof typeof english, string>> = {
  'hint.noCall': 'Mancano le parentesi dopo {name}. Senza, il nome c’è ma la funzione non parte.',
  'hint.noCallIf': 'Mancano le parentesi dopo {name}. Senza, la risposta è sempre sì.',
  'hint.unused':
    'Python calcola {value} e se ne dimentica subito. ‹Dagli un nome con =|Mettilo in una variabile›, oppure mostralo.',
  'hint.unusedSum':
    'Python calcola {value} e se ne dimentica subito. Per cambiare {name} scrivi {operator}=.',
  'hint.unusedCall':
    'Quello che {name} restituisce qui va perso. ‹Dagli un nome con =|Mettilo in una variabile›, oppure mostralo.',
  'hint.imageAlone':
    '‹Questa riga|Questo blocco› nomina soltanto l’immagine {name}. Per vederla ‹scrivi|usa› display.show({name}).',
  'hint.imageQuotes':
    'Tra virgolette {name} è un testo, e si vedono le sue lettere. Per l’immagine togli le virgolette.',
  'hint.decimalComma':
    'Con la virgola questi sono due valori. Se intendi il numero {near}, scrivilo con il punto.',
  'hint.backwards':
    'Salendo da {left} non si arriva a {right}, quindi non succede niente. Per contare indietro aggiungi -1 come terzo numero.',
  'hint.compareAlone':
    '‹Questa riga|Questo blocco› confronta e dimentica la risposta. Per dare un valore a {name} scrivi un solo =.',
  'hint.compareTypes':
    'Un testo e un numero non sono mai uguali, anche se si somigliano. Trasforma {value} in numero con int( ).',
  'error.type.quotedDigits':
    'Le virgolette fanno di {text} un testo, e con un testo {name} non può contare‹ alla riga {at}|›. Scrivi {near} senza.',
  'hint.compareTrue':
    'Con le virgolette {value} è un testo, e un testo non è mai uguale a un sì o a un no. ‹Scrivi|Usa› {near} senza virgolette.',
  'hint.loneValue': 'Dopo {word} la domanda ricomincia da capo. Scrivila per intero: {value}.',
  'hint.signAfterEquals': 'I segni {wrong} sono al contrario. Per cambiare un valore ‹scrivi|usa› {right}.',
  'hint.givesNothing': '{name} fa qualcosa, ma non restituisce niente. Qui non c’è niente da conservare.',
  'hint.changesItself':
    '{call} cambia la lista stessa e non restituisce niente: così perdi {name}. Togli {name} =.',
  'hint.returnMissing':
    'Python calcola {value} e se ne dimentica subito. Perché {name} lo restituisca, scrivi davanti return.',
  'hint.init':
    'Python non chiama mai {name} da solo. Quello che crea un oggetto si chiama __init__, con due trattini _ per parte.',
  'hint.noReturn':
    'La funzione {name} non restituisce niente. ‹Tra le sue righe, dalla {at} in poi,|Tra i suoi blocchi› manca un ‹return|«restituisci»›.',
  'hint.afterLoop':
    'A ‹questa riga|questo blocco› non si arriva mai. Il ciclo ‹della riga {at}|sopra› continua per sempre: metti ‹la riga|il blocco› sopra o dentro il ciclo.',
  'hint.unreachable':
    'A ‹questa riga|questo blocco› non si arriva mai. Sopra‹, alla riga {at},|› c’è {word}.',
  'hint.recursion':
    'La funzione {name} chiama se stessa ogni volta e non si ferma mai. Le serve un if che la faccia finire.',
  'hint.hasty':
    'Questo ciclo fa {name} migliaia di volte al secondo. ‹Uno sleep(100) al suo interno|Dentro, sleep(100)› dà a tutti il tempo di seguire.',
  'hint.sleepShort':
    '‹sleep conta|L’attesa si conta› in millesimi di secondo, quindi {value} passa in un attimo. Se intendi secondi, ‹scrivi|usa› {near}.',
  'hint.sleepLong':
    '‹Questo sleep conta|Questa attesa si conta› in secondi, quindi {value} è molto tempo. Se intendi millesimi di secondo, ‹scrivi|usa› {near}.',
  'hint.receiveNone':
    'Quasi sempre via radio non è arrivato niente, e {name} dà None. Prima dagli un nome, poi chiedi: if messaggio is not None:',
  'hint.onlyFirst':
    'Si vede solo la prima cosa tra le parentesi. Uniscile con +, così si vede anche {value}: {near}.',
  'hint.imageText':
    'Solo tra virgolette queste sono cifre, mostrate una alla volta. Per un’immagine ‹scrivi|usa› Image( ) intorno.',
  'hint.letter': 'Il display non ha {char} e al suo posto mostra un ?. ‹Scrivi|Usa› {near}.',
  'hint.sign':
    'Il display non ha {char} e al suo posto mostra un ?. Conosce le lettere dalla a alla z senza accenti, le cifre e i segni comuni.',
  'hint.braces':
    'Le parentesi graffe si vedono così come sono, con {text} dentro. Per mostrare il valore aggiungilo con + {near}.',
  'hint.melodyQuotes':
    'Tra virgolette {text} non è la melodia ma una nota qualsiasi. ‹Scrivi|Usa› {near} senza virgolette.',
  'hint.note':
    'Il micro:bit non conosce la nota {text}. Le note si scrivono come "C4:4": una lettera da A a G, un’ottava, una durata; R è una pausa.',
  'hint.imageRows': 'Questa immagine ha {given} righe. Il display ne ha cinque: conta i due punti.',
  'hint.loopElse':
    'Questo else appartiene al {word} ‹alla riga {at}|più in alto›. Se è di un if, spostalo a destra, proprio sotto quell’if.',
  'hint.neverEnds':
    'Questo ciclo non finisce mai da solo. Niente al suo interno cambia {name}, quindi {test} resta com’è: cambia {name} dentro il ciclo.',
  'hint.tooFar':
    'Questo ciclo va avanti di uno di troppo. Si conta da 0, quindi {near} arriva a ogni elemento di {name}.',
  'hint.tooFarFixed':
    'In {name} ce ne sono solo {length}, e si conta da 0. Scrivi {near}: l’ultimo posto è {last}.',
  'hint.randomPlace':
    'I posti di {name} cominciano da 0, e uno di quelli che escono può essere oltre la fine. Scrivi {near}.',
  'hint.tooFarNext': 'All’ultimo giro {value} è oltre la fine di {name}. Fermati un giro prima: {near}.',
  'hint.emptyRange':
    '{value} è un calcolo, e non resta niente da contare. Da un numero a un altro si scrive {near}.',
  'hint.neverCalled':
    'La funzione {name} non viene mai chiamata, quindi ‹le sue righe|i suoi blocchi› non partono. ‹Scrivi|Usa› {name}( ) dove deve succedere.',
  'hint.onlyInside':
    'Dentro {function} questo è un nuovo {name} che nessun altro vede. Per cambiare quello di fuori scrivi global {name} ‹nella prima riga|nel primo blocco› della funzione.',
  'hint.listLetters': 'Così entrano le lettere di {value} una per una. Per aggiungerlo intero scrivi {near}.',
  'hint.madeTwice':
    'C’è già una funzione {name}‹ alla riga {at}|›. Questa prende il suo posto: scegli un altro nome.',
  'hint.boardName': '{name} è già della scheda. Qui diventa il nome di un tuo valore: scegli un altro nome.',
  'hint.pinName':
    'Così {name} diventa il nome di un numero, e il pin resta com’è. Per cambiarlo ‹scrivi|usa› {near}.',
  'hint.alwaysThere': '{name} c’è sempre, quindi la risposta è sempre sì. Chiedigli qualcosa: {near}.',
  'hint.power': 'In Python il segno ^ non è una potenza. ‹Scrivi|Usa› {near}.',
  'hint.commaGroup': 'Con la virgola {text} diventa due valori. Scrivi il numero senza: {near}.',
  'hint.radioOff':
    'La radio è ancora spenta, quindi {name} non può funzionare. Prima ‹scrivi|usa› radio.on().',
  'hint.pixelShow':
    'I nuovi colori di {name} non si vedono ancora. Dopo averli scelti ‹scrivi|usa› {name}.show().',
};
