/** Programs that run and hardly do what was meant: what happens, and what to try. */
export const hints = {
  'hint.noCall': 'Brackets are missing after {name}. Without them it is only named, and never carried out.',
  'hint.noCallIf': 'Brackets are missing after {name}. Without them the answer is always yes.',
  'hint.unused':
    'Python works out {value} and forgets it at once. ‹Give it a name with =|Put it into a variable›, or show it.',
  'hint.unusedSum': 'Python works out {value} and forgets it at once. To change {name}, write {operator}=.',
  'hint.unusedCall':
    'What {name} gives back is lost here. ‹Give it a name with =|Put it into a variable›, or show it.',
  'hint.imageAlone':
    'This ‹line|block› only names the picture {name}. To see it, ‹write|use› display.show({name}).',
  'hint.imageQuotes':
    'In quotes {name} is a text, and its letters are shown. For the picture leave the quotes away.',
  'hint.decimalComma':
    'A comma makes two values of this. If you mean the number {near}, write it with a point.',
  'hint.backwards':
    'From {left} upwards there is no {right}, so nothing happens. To count down, add -1 as the third number.',
  'hint.compareAlone':
    'This ‹line|block› compares and forgets the answer. To give {name} a value, write one =.',
  'hint.compareTypes':
    'A text and a number are never equal, even if they look alike. Turn {value} into a number with int( ).',
  'error.type.quotedDigits':
    'The quotes make a text of {text}, and with a text {name} cannot count‹ on line {at}|›. Write {near} without them.',
  'hint.compareTrue':
    'Quotes make a text of {value}, and a text is never equal to yes or no. ‹Write|Use› {near} without quotes.',
  'hint.loneValue': 'After {word} the question starts anew. Write it in full: {value}.',
  'hint.signAfterEquals':
    'The signs {wrong} are the wrong way round. To change a value, ‹write|use› {right}.',
  'hint.givesNothing': '{name} does something, but gives nothing back. There is nothing to keep here.',
  'hint.changesItself':
    '{call} changes the list itself and gives nothing back, so {name} would be lost. Leave {name} = away.',
  'hint.returnMissing':
    'Python works out {value} and forgets it at once. To give it back from {name}, write return in front.',
  'hint.init':
    'Python never calls {name} by itself. What makes a new object is called __init__, with two lines _ on each side.',
  'hint.noReturn':
    'The function {name} gives nothing back. ‹In its lines, from line {at},|Among its blocks› a ‹return|“give back”› is missing.',
  'hint.afterLoop':
    'This ‹line|block› is never reached. The loop ‹on line {at}|above› goes on for ever: put the ‹line|block› above it or inside.',
  'hint.unreachable': 'This ‹line|block› is never reached. Above it‹, on line {at},|› stands {word}.',
  'hint.recursion':
    'The function {name} calls itself every time, and never stops. It needs an if that ends it.',
  'hint.hasty':
    'This loop does {name} thousands of times a second. ‹A sleep(100) in it|Inside, sleep(100)› gives everybody time to follow.',
  'hint.sleepShort':
    '‹sleep counts|A wait is counted› in thousandths of a second, so {value} is over at once. If you mean seconds, ‹write|use› {near}.',
  'hint.sleepLong':
    'This ‹sleep counts|wait is counted› in seconds, so {value} is a long time. If you mean thousandths of a second, ‹write|use› {near}.',
  'hint.receiveNone':
    'Most of the time nothing has come over the radio, and {name} gives None. Give it a name first, and ask: if message is not None:',
  'hint.onlyFirst':
    'Only the first thing in the brackets is shown. Join both with +, so that {value} is seen too: {near}.',
  'hint.imageText':
    'In quotes alone these are digits to show one by one. For a picture ‹write|use› Image( ) around them.',
  'hint.letter': 'The display has no {char} and shows a ? in its place. ‹Write|Use› {near}.',
  'hint.sign':
    'The display has no {char} and shows a ? in its place. It knows the letters from a to z, digits and common signs.',
  'hint.braces':
    'The braces are shown just as they are, with {text} in them. To show its value, add it with + {near}.',
  'hint.melodyQuotes': 'In quotes {text} is not the tune but some note. ‹Write|Use› {near} without quotes.',
  'hint.note':
    'The micro:bit does not know the note {text}. Notes look like "C4:4": a letter from A to G, an octave, a length; R is a rest.',
  'hint.imageRows': 'This picture has {given} rows. The display has five: count the colons.',
  'hint.loopElse':
    'This else belongs to the {word} ‹on line {at}|above›. If it belongs to an if, move it to the right, straight below that if.',
  'hint.neverEnds':
    'This loop never ends by itself. Nothing in it changes {name}, so {test} stays as it is: change {name} inside.',
  'hint.tooFar': 'This loop goes one too far. Counting starts at 0, so {near} reaches every item of {name}.',
  'hint.tooFarFixed':
    'There are only {length} in {name}, and counting starts at 0. Write {near}: the last place is {last}.',
  'hint.randomPlace':
    'Places in {name} start at 0, so one that comes out may be beyond its end. Write {near}.',
  'hint.tooFarNext':
    'In the last round {value} is beyond the end of {name}. Let the loop stop one earlier: {near}.',
  'hint.emptyRange':
    '{value} is a calculation, and there is nothing to count. From one number up to another is written {near}.',
  'hint.neverCalled':
    'The function {name} is never called, so its ‹lines|blocks› are not carried out. ‹Write|Use› {name}( ) where it should happen.',
  'hint.onlyInside':
    'Inside {function} this is a new {name} that nobody else sees. To change the one outside, write global {name} as the function’s first ‹line|block›.',
  'hint.listLetters':
    'This would put in the letters of {value} one by one. To add it as a whole, write {near}.',
  'hint.madeTwice':
    'There is already a function {name}‹ on line {at}|›. This one takes its place: choose another name.',
  'hint.boardName':
    '{name} is the board’s own. Here it becomes the name of your value: choose another name for it.',
  'hint.pinName':
    'This gives the name {name} to a number, and the pin stays as it is. To switch it, ‹write|use› {near}.',
  'hint.alwaysThere': '{name} itself is always there, so the answer is always yes. Ask it something: {near}.',
  'hint.power': 'The sign ^ is no power in Python. ‹Write|Use› {near}.',
  'hint.commaGroup': 'A comma makes two values of {text}. Write the number without it: {near}.',
  'hint.radioOff': 'The radio is still off, so {name} cannot work. ‹Write|Use› radio.on() first.',
  'hint.pixelShow': 'The new colours of {name} stay hidden. ‹Write|Use› {name}.show() after setting them.',
} as const;
