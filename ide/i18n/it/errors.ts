import type { errors as english } from '../en/errors.ts';

/** Che cosa è andato storto, per chi impara: la prima frase dice che cosa, il resto perché e che cosa provare. */
export const errors: Readonly<Record<keyof typeof english, string>> = {
  'error.name.near':
    'Python non conosce {name}. Alla riga {at} è {near}. Un nome vuole sempre le stesse lettere.',
  'error.name.known':
    'Python non conosce {name}. Forse intendi {near}: Python vuole ogni lettera, e le maiuscole contano.',
  'error.name.microbit':
    'Python non conosce ancora {name}. Scrivi from microbit import * come prima riga del programma.',
  'error.name.module': 'Python non conosce ancora {name}. Scrivi import {name} all’inizio del programma.',
  'error.name':
    'Python non conosce {name}. Prima dagli un valore, per esempio {name} = 0. È un testo? Allora mettilo tra virgolette.',
  'error.syntax':
    'Python non riesce a leggere questa riga. Cerca una lettera di troppo, una virgola o una parentesi che manca.',
  'error.syntax.colon': 'Mancano i due punti. Una riga che comincia con {word} finisce con i due punti.',
  'error.syntax.quote':
    'Le virgolette sono ancora aperte. Al testo che comincia qui serve {quote} alla fine.',
  'error.syntax.bracket':
    'Una parentesi è ancora aperta. La {bracket} di questa riga ha bisogno della sua compagna.',
  'error.syntax.extraBracket': 'C’è una parentesi di troppo. Nessuno ha aperto questa {bracket}.',
  'error.syntax.equals':
    'Un solo = dà un valore, due == confrontano. Dopo {word} si confronta, quindi scrivi ==.',
  'error.syntax.elseAlone':
    'Questa riga non ha un if sopra di sé. else ed elif stanno alla stessa distanza dal bordo del loro if.',
  'error.syntax.print': 'print vuole le parentesi. Scrivi print(…) attorno a quello che vuoi vedere.',
  'error.syntax.fstring':
    'Il micro:bit non conosce i testi con una f davanti. Unisci le parti: "T: " + str(t).',
  'error.indent':
    'Lo spazio a sinistra non va bene. Le righe che stanno insieme cominciano alla stessa distanza.',
  'error.indent.missing': 'Questa riga sta dentro la riga di sopra. Spostala di quattro spazi a destra.',
  'error.indent.unexpected':
    'Questa riga comincia troppo a destra. Nessuna riga sopra finisce con i due punti: riportala indietro.',
  'error.indent.uneven': 'Questa riga sta a metà tra due livelli. Allineala con una delle righe di sopra.',
  'error.indent.mixed': 'Qui ci sono tabulazioni e spazi insieme. Usa quattro spazi per ogni passo a destra.',
  'error.type.join': 'Un testo e un numero non si sommano. Prima trasforma il numero in testo, con str( ).',
  'error.type.operator': '{operator} non funziona con questi due. A sinistra c’è {left}, a destra {right}.',
  'error.type.callable':
    'Solo le funzioni possono avere ( ) dopo il nome. Questo è {name}: hai usato lo stesso nome per due cose diverse?',
  'error.type.arguments':
    'Tra le parentesi ci sono troppe cose, o troppo poche. La funzione ne vuole {wanted}, qui ne riceve {given}.',
  'error.type.missing':
    'Manca qualcosa tra le parentesi. Passa sopra la funzione con il puntatore per vedere che cosa vuole.',
  'error.type.keyword':
    'Questa funzione non ha niente che si chiama {name}. Guarda i nomi tra le sue parentesi.',
  'error.type.convert':
    'Qui a Python serve {right}, ma ha ricevuto {left}. Guarda che cos’è il valore in questa riga.',
  'error.type.item': 'Questo valore non ha elementi da prendere con [ ]. È {name}, non una lista.',
  'error.type.loop':
    'Python non può scorrerlo un pezzo alla volta. È {name}: un ciclo for vuole una lista o range( ).',
  'error.type': 'Queste cose non vanno insieme. Python dice: {message}.',
  'error.attribute.near': '{owner} non ha {name}. Forse intendi {near}.',
  'error.attribute.none':
    'Qui non c’è niente su cui usare {name}. Il valore è None: la riga che l’ha fatto non ha restituito niente.',
  'error.attribute': '{owner} non ha {name}. Scrivi {owner} e un punto per vedere che cosa sa fare.',
  'error.value.number': 'Questo testo non è un numero. int( ) sa leggere solo cifre, come "12".',
  'error.value.image':
    'Python non riesce a disegnare questa immagine. Servono righe di cifre da 0 a 9 separate da :, tutte della stessa lunghezza.',
  'error.value.brightness': 'La luminosità non va bene. Va da 0 (spento) a 9 (massima).',
  'error.value.pixel': 'In quel punto non c’è nessuna luce. x e y vanno da 0 a 4.',
  'error.value.gesture': 'Il micro:bit non ha un gesto con questo nome. Prova "shake", "up" o "face down".',
  'error.value': 'Questo valore qui non va bene. Python dice: {message}.',
  'error.index':
    'La lista finisce prima di questo posto. Si conta da 0, quindi l’ultimo elemento è uno meno della lunghezza.',
  'error.key': 'Sotto {name} non c’è niente. Guarda quali nomi hai inserito.',
  'error.zero': 'Non si può dividere per 0. Prima di dividere, chiedi con if se è 0.',
  'error.import.near': 'Non esiste il modulo {name}. Forse intendi {near}.',
  'error.import':
    'Il micro:bit non ha il modulo {name}. Conosce microbit, music, random, radio e pochi altri.',
  'error.memory':
    'La memoria del micro:bit è piena. C’è una lista o un testo che cresce a ogni giro di un ciclo?',
  'error.os.file': 'Sul micro:bit non c’è nessun file con questo nome. Guarda bene le lettere.',
  'error.os': 'Il micro:bit non ci è riuscito. Dice: {message}.',
  'error.interrupt': 'Hai fermato il programma qui. Non c’è nessun errore.',
  'error.recursion': 'Una funzione continua a chiamare se stessa. Le serve un punto in cui fermarsi.',
  'error.other': 'Il programma si è fermato qui. Python dice: {message}.',
};
