import type { checks as english } from '../en/checks.ts';

export const checks: Readonly<Record<keyof typeof english, string>> = {
  'check.reason.broken-check':
    'Questo controllo non si riesce a leggere.\nDillo a un adulto: c’è da sistemare la lezione, non il tuo programma.',
  'check.reason.no-run': 'Non ancora provato.\nPremi Esegui.',
  'check.reason.stopped':
    'Il programma si è fermato con un errore: {type}.\nSistema quella riga, poi esegui di nuovo.',
  'check.reason.exception':
    'Il programma si è fermato dopo {time} s: {type}.\nQuello che viene dopo quella riga non succede mai.\nLeggi che cosa dice la scheda, sistema la riga, esegui di nuovo.',
  'check.reason.ended':
    'Il programma è arrivato alla fine dopo {time} s.\nUna scheda che sorveglia qualcosa deve continuare a farlo.\nMetti quello che deve ripetersi dentro un ciclo.',
  'check.reason.scenario-pass': 'La scheda ha fatto quello che doveva, per tutti i {seconds} s della prova.',
  'check.reason.sound-unexpected':
    'La scheda ha suonato dopo {time} s, quando doveva tacere.\nQuale riga fa partire il suono? Che cosa deve essere vero perché parta?',
  'check.reason.sound-missing':
    'Dopo {time} s la scheda taceva ancora.\nQuale riga fa il suono? Il programma ci arriva mai?',
  'check.reason.display-dark':
    'Lo schermo è rimasto spento fino a {time} s.\nQuale riga lo accende? Il programma ci arriva?',
  'check.reason.display-lit':
    'Lo schermo era acceso a {time} s, quando doveva essere spento.\nQuale riga lo spegne?',
  'check.reason.image-missing':
    'Fino a {time} s il disegno non è apparso sullo schermo.\nConfronta il tuo disegno con quello del testo, riga per riga.',
  'check.reason.display-changed':
    'A {time} s lo schermo non era più come a {since} s.\nDoveva restare uguale. Che cosa lo cambia?',
  'check.reason.display-unchanged':
    'A {time} s lo schermo era ancora come a {since} s.\nQualcosa doveva cambiarlo. Quale riga?',
  'check.reason.line-missing':
    'Fino a {time} s la scheda non ha scritto «{pattern}».\nGuarda il tuo print: contano anche gli spazi e le maiuscole.',
  'check.reason.line-unexpected':
    'La scheda ha scritto «{text}» dopo {time} s, quando non doveva scrivere niente.\nQuale riga lo scrive?',
  'check.reason.series-missing':
    'Dopo {time} s la scheda non aveva registrato nessun dato «{series}».\nSenza numeri non c’è niente da confrontare.\nC’è una riga che registra «{series}» dentro il ciclo?',
  'check.reason.series-other':
    'La scheda registra «{found}», non «{series}».\nIl grafico cerca «{series}», lettera per lettera.\nCambia il nome nella riga che registra.',
  'check.reason.samples-few':
    'In {time} s la scheda ha registrato «{series}» {count} volte; ne servono almeno {atLeast}.\nIl ciclo aspetta molto a lungo?',
  'check.reason.sample-differs':
    'La scheda ha registrato {measured} per «{series}»; doveva essere {wanted}.\nQuel numero viene dal sensore, chiesto di nuovo a ogni giro?',
  'check.reason.sound-flickers':
    'Il suono si accendeva e spegneva: {count} cambi, al massimo {atMost} vanno bene.\nQuello che va e viene di continuo, presto non lo ascolta più nessuno.\nChe cosa potrebbe farlo durare un po’ di più?',
  'check.reason.display-flickers':
    'Lo schermo sfarfallava: {count} cambi, al massimo {atMost} vanno bene.\nChe cosa lo fa cambiare così spesso?',
  'check.reason.sound-changes-few':
    'Il suono è cambiato {count} volte; ne servono almeno {atLeast}.\nIl ciclo ripassa abbastanza spesso?',
  'check.reason.display-changes-few':
    'Lo schermo è cambiato {count} volte; ne servono almeno {atLeast}.\nIl ciclo ripassa abbastanza spesso?',
  'check.reason.stream-no-run': 'La scheda non ha ancora mandato niente.\nPremi Esegui e guarda il grafico.',
  'check.reason.stream-few': 'Ci sono {count} misure su {atLeast}.\nLascia andare il programma.',
  'check.reason.stream-not-above': 'Il massimo finora è {highest}{unit}.\nPortalo fino a {above}{unit}.',
  'check.reason.stream-not-below': 'Il minimo finora è {lowest}{unit}.\nPortalo giù fino a {below}{unit}.',
  'check.reason.stream-slow':
    'La scheda manda {measured} misure al secondo; ne servono {rate}.\nAccorcia l’attesa nel ciclo.',
  'check.reason.stream-pass': 'Ci sono {count} misure, da {lowest}{unit} a {highest}{unit}.',
  'check.reason.output-no-run': 'La scheda non ha ancora scritto niente.\nPremi Esegui.',
  'check.reason.output-few':
    '«{pattern}» è arrivato {count} volte su {atLeast}.\nLascia andare il programma.',
  'check.reason.output-nothing':
    'La scheda non ha scritto niente; doveva arrivare «{pattern}».\nC’è un print, e il programma ci arriva?',
  'check.reason.output-other':
    'La scheda ha scritto «{found}»; doveva arrivare «{pattern}».\nConfronta le due scritte lettera per lettera: contano spazi e maiuscole.',
  'check.reason.output-pass': 'La scheda l’ha scritto.',
  'check.reason.no-program': 'Non ancora guardato.\nPremi Esegui.',
  'check.reason.program-syntax':
    'Python non riesce ancora a leggere la riga {line}.\nSistema quella riga, poi esegui di nuovo.',
  'check.reason.program-call-missing':
    'Il tuo programma non usa ancora {name}.\nCercalo tra i blocchi, oppure scrivi {name}() dove ti serve la sua risposta.',
  'check.reason.program-call-unwanted':
    'La riga {line} usa {name}; in questo passo se ne fa a meno.\nIn quale altro modo ci puoi arrivare?',
  'check.reason.program-loop-missing':
    'Nel tuo programma non c’è ancora un ciclo.\nSenza, la scheda fa tutto una volta e si ferma.\nQuali righe devono ripetersi?',
  'check.reason.program-compare-missing':
    'Il tuo programma confronta {count} volte; ne servono almeno {atLeast}.\nQuali due cose deve confrontare prima di decidere?',
  'check.reason.program-pass': 'Il tuo programma è costruito come vuole questo passo.',
  'check.reason.prediction-open':
    'Non hai ancora bloccato la tua risposta.\nTorna a Pensa e di’ che cosa ti aspetti.',
  'check.reason.prediction-unmeasured':
    'La tua risposta è bloccata; non c’è ancora niente con cui confrontarla.\nPremi Esegui e misura per un po’.',
  'check.reason.prediction-locked': 'La tua risposta è bloccata. Confrontala con quello che hai visto.',
  'check.reason.prediction-close': 'Hai pensato {predicted}, la scheda ha misurato {measured}: vicini.',
  'check.reason.prediction-differs':
    'Hai pensato {predicted}, la scheda ha misurato {measured}.\nDove si separano c’è qualcosa da scoprire.\nChe cosa potrebbe spiegarlo?',
  'check.reason.prediction-curve-differs':
    'A {time} s hai pensato {predicted}, la scheda ha misurato {measured}: lì le due linee sono più lontane.\nDove si separano c’è qualcosa da scoprire.\nChe cosa è successo in quel momento?',
  'check.reason.prediction-mark-early':
    'Hai pensato: dopo {predicted} s. La scheda: dopo {measured} s, {by} s prima.\nÈ dalle sorprese che si impara.\nChe cosa sa il programma a cui non avevi pensato?',
  'check.reason.prediction-mark-late':
    'Hai pensato: dopo {predicted} s. La scheda: dopo {measured} s, {by} s più tardi.\nÈ dalle sorprese che si impara.\nChe cosa aspettava la scheda?',
  'check.reason.prediction-mark-never':
    'Hai pensato: dopo {predicted} s. In {time} s la scheda non l’ha mai fatto.\nÈ dalle sorprese che si impara.\nChe cosa dovrebbe essere vero perché succeda?',
  'check.reason.prediction-mark-close':
    'Hai pensato: dopo {predicted} s. La scheda: dopo {measured} s. Sai come funziona.',
  'check.reason.teacher-waiting':
    'Questo lo guarda un adulto insieme a te.\nMostra o racconta che cosa hai scoperto.',
  'check.reason.teacher-pass': 'Visto insieme a un adulto.',
};
