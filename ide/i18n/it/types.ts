import type { types as english } from '../en/types.ts';

export const types = {
  'type.argument':
    '{function} vuole {wanted}{parameter}, ma qui riceve {given}. Guarda che cosa hai messo tra le parentesi.',
  'type.argument.number':
    '{function} vuole {wanted}{parameter}, ma qui riceve {given}. Togli le virgolette, oppure fanne un numero con int( ).',
  'type.argument.text':
    '{function} vuole {wanted}{parameter}, ma qui riceve {given}. Mettilo tra virgolette, oppure fanne un testo con str( ).',
  'type.argument.whole':
    '{function} vuole {wanted}{parameter}, ma qui riceve {given}. int( ) toglie quello che c’è dopo la virgola; // divide senza resto.',
  'type.argument.none':
    '{function} vuole {wanted}{parameter}, ma qui non riceve niente. Quello che sta tra le parentesi fa qualcosa, ma non restituisce nulla.',
  'type.argument.function':
    '{function} vuole {wanted}{parameter}, ma qui riceve proprio la funzione {given}. Scrivi ( ) dopo {given} per usare quello che dà.',
  'type.argument.items':
    'Ogni elemento che {function} riceve deve essere {wanted}, ma qui c’è {given}. Guarda che cosa c’è dentro.',
  'type.missing':
    'Manca qualcosa tra le parentesi di {function}. Scrivi il suo nome e ( per vedere che cosa vuole.',
  'type.missing.one': 'A {function} manca ancora {parameter} tra le parentesi.',
  'type.missing.some': 'A {function} manca ancora qualcosa tra le parentesi: {parameter}.',
  'type.tooMany': 'C’è troppo tra le parentesi di {function}. Vuole al massimo {wanted} cose.',
  'type.tooMany.one': 'C’è troppo tra le parentesi di {function}. Vuole una cosa sola.',
  'type.tooMany.none': 'Tra le parentesi di {function} non va niente. Lasciale vuote: ( ).',
  'type.tooMany.named': '{function} vuole i suoi valori per nome. Scrivi {function}({near}=…).',
  'type.twice': '{function} riceve {name} due volte: una per posizione e una per nome. Togline una.',
  'type.keyword':
    '{function} non ha niente che si chiami {name} tra le parentesi. Scrivi il suo nome e ( per vedere che cosa conosce.',
  'type.keyword.near':
    '{function} non ha niente che si chiami {name} tra le parentesi. Forse intendi {near}.',
  'type.attribute': 'Questo è {what}, e non ha {name}. Scrivi un punto dopo per vedere che cosa ha.',
  'type.attribute.near': 'Questo è {what}, e non ha {name}. Forse intendi {near}.',
  'type.attribute.of': '{owner} non ha {name}. Scrivi {owner} e un punto per vedere che cosa ha.',
  'type.attribute.of.near': '{owner} non ha {name}. Forse intendi {near}.',
  'type.attribute.computer':
    'Sul micro:bit {what} non ha {name}. Il Python dei computer grandi ce l’ha, ma in questo, piccolo, non ci stava.',
  'type.attribute.function':
    '{owner} è una funzione, e non ha {name}. Scrivi ( ) dopo {owner} per usare quello che dà.',
  'type.none':
    'Qui {owner} è None: non contiene niente, quindi non ha {name}. Quello che gli ha dato il valore fa qualcosa, ma non restituisce nulla.',
  'type.module': 'Il modulo {module} non ha {name}. Scrivi {module} e un punto per vedere che cosa ha.',
  'type.module.near': 'Il modulo {module} non ha {name}. Forse intendi {near}.',
  'type.module.computer':
    'Sul micro:bit il modulo {module} non ha {name}. Il Python dei computer grandi ce l’ha, ma in questo, piccolo, non ci stava.',
  'type.import': 'Sul micro:bit non c’è un modulo {name}, e questo progetto non ha un file {name}.py.',
  'type.import.near': 'Sul micro:bit non c’è un modulo {name}. Forse intendi {near}.',
  'type.import.computer':
    'Il micro:bit non ha il modulo {name}. Fa parte del Python dei computer grandi: in questo, piccolo, non ci stava.',
  'type.operator': '{operator} qui non funziona. A sinistra c’è {left}, a destra {right}.',
  'type.operator.join':
    'Un testo e un numero non si possono unire. Qui {left} incontra {right}: fai del numero un testo con str( ), o del testo un numero con int( ).',
  'type.operator.compare':
    'Un testo e un numero non si possono confrontare per grandezza. Qui {left} incontra {right}: prima fai del testo un numero, con int( ).',
  'type.operator.text':
    '{operator} qui non funziona. A sinistra c’è {left}, a destra {right}: prima fai del testo un numero, con int( ).',
  'type.operator.none':
    '{operator} qui non funziona, perché da un lato c’è None: non contiene niente. Quello che gli ha dato il valore fa qualcosa, ma non restituisce nulla.',
  'type.operator.function':
    '{operator} funziona con quello che {name} dà, non con la funzione stessa. Scrivi ( ) dopo {name}.',
  'type.operator.in': 'in cerca qualcosa dentro una lista o un testo. Qui, a destra, c’è {right}.',
  'type.operator.one': '{operator} non funziona con {what}.',
  'type.compare.never':
    'Questi due non sono mai uguali: {left} e {right}. I numeri stanno senza virgolette, i testi con; int( ) fa di un testo un numero.',
  'type.forgotCall': 'Qui c’è solo il nome della funzione {name}: così non parte. Scrivi ( ) dopo il nome.',
  'type.call':
    'Solo una funzione può partire con ( ). Qui {name} è {what}: c’è qualcos’altro con lo stesso nome?',
  'type.index': 'Da questo non si può prendere niente con [ ]. È {what}, non una lista o un testo.',
  'type.index.function':
    '[ ] prende da una lista o da un testo, e {name} è una funzione. Le funzioni partono con ( ).',
  'type.index.fixed': 'Qui dentro non si può cambiare niente con [ ]. È {what}: fanne piuttosto uno nuovo.',
  'type.index.kind': 'Il posto tra [ ] deve essere un numero intero. Qui è {given}; il primo posto è 0.',
  'type.index.beyond':
    'Al posto {index} non c’è niente. Si conta da 0, quindi l’ultimo posto è uno in meno della lunghezza.',
  'type.loop': 'for percorre una lista, un testo o un range. Qui riceve {what}.',
  'type.loop.number': 'for non può percorrere {what}. Per contare scrivi range({name}).',
  'type.loop.function': 'for percorre quello che {name} dà, non la funzione stessa. Scrivi ( ) dopo {name}.',
  'type.unbound':
    '‹Su questa riga|In questo blocco› {name} non ha ancora un valore. Dagliene uno più in alto.',
  'type.unbound.maybe':
    '‹Su questa riga|In questo blocco› {name} potrebbe non avere ancora un valore. Lo riceve solo dentro l’if: dagliene uno prima.',
  'type.unused.compare':
    '‹Questa riga|Questo blocco› confronta e dimentica la risposta. Per dare un valore a {name} scrivi un solo =.',
  'type.unreachable':
    'Il programma non arriva mai a ‹questa riga|questo blocco›. Il ciclo ‹della riga {at}|sopra› non finisce mai: break lo lascia, oppure sposta ‹questa riga|questo blocco› sopra o dentro.',
  'type.unreachable.left':
    'Il programma non arriva mai a ‹questa riga|questo blocco›. ‹La riga|Il blocco› sopra esce sempre prima da questa parte.',
  'type.hash':
    'Con questo non si può cercare. È {what}, e può cambiare: usa un testo, un numero o una tupla.',
  'type.raise': 'Qui si può lanciare o prendere solo un errore, come ValueError o Exception.',

  'type.for': ' per {name}',
  'type.or': '{left} o {right}',
  'type.and': '{left} e {right}',
  'type.the.text': 'il testo {value}',
  'type.the.number': 'il numero {value}',
  'type.the.list': 'la lista',
  'type.the.dictionary': 'il dizionario',
  'type.the.set': 'l’insieme',
  'type.a.number': 'un numero',
  'type.a.whole': 'un numero intero',
  'type.a.decimal': 'un numero con la virgola',
  'type.a.truth': 'True o False',
  'type.a.text': 'un testo',
  'type.a.bytes': 'una fila di byte',
  'type.a.list': 'una lista',
  'type.a.tuple': 'una tupla',
  'type.a.dictionary': 'un dizionario',
  'type.a.set': 'un insieme',
  'type.a.range': 'un range',
  'type.a.none': 'niente (None)',
  'type.a.function': 'una funzione',
  'type.a.aModule': 'un modulo',
  'type.a.module': 'il modulo {name}',
  'type.a.class': 'la classe {name}',
  'type.a.image': 'un’immagine',
  'type.a.sound': 'un suono',
  'type.a.button': 'un pulsante',
  'type.a.pin': 'un pin',
  'type.a.file': 'un file',
  'type.a.strip': 'una striscia di luci',
  'type.a.display': 'il display',
  'type.a.series': 'più cose in fila',
  'type.a.sized': 'una lista o un testo',
  'type.a.anything': 'qualsiasi cosa',
  'type.a.other': 'una cosa di tipo {name}',
} as const satisfies Record<keyof typeof english, string>;
