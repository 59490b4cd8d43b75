/** Programs that run and hardly do what was meant: what happens, and what to try. */
export const hints = {
  'hint.noCall': 'Brackets are missing after {name}. Without them it is only named, and never carried out.',
  'hint.noCallIf': 'Brackets are missing after {name}. Without them the answer is always yes.',
  'hint.unused': 'Python works out {value} and forgets it at once. Give it a name with =, or show it.',
  'hint.unusedSum': 'Python works out {value} and forgets it at once. To change {name}, write {operator}=.',
  'hint.unusedCall': 'What {name} gives back is lost here. Give it a name with =, or show it.',
  'hint.imageAlone': 'This line only names the picture {name}. To see it, write display.show({name}).',
  'hint.imageQuotes':
    'In quotes {name} is a text, and its letters are shown. For the picture leave the quotes away.',
  'hint.decimalComma':
    'A comma makes two values of this. If you mean the number {near}, write it with a point.',
  'hint.backwards':
    'From {left} upwards there is no {right}, so nothing happens. To count down, add -1 as the third number.',
  'hint.compareAlone': 'This line compares and forgets the answer. To give {name} a value, write one =.',
  'hint.compareTypes':
    'A text and a number are never equal, even if they look alike. Turn {value} into a number with int( ).',
  'hint.compareTrue':
    'Quotes make a text of {value}, and a text is never equal to yes or no. Write {near} without quotes.',
  'hint.loneValue': 'After {word} the question starts anew. Write it in full: {value}.',
  'hint.signAfterEquals': 'The signs {wrong} are the wrong way round. To change a value, write {right}.',
  'hint.givesNothing': '{name} does something, but gives nothing back. There is nothing to keep here.',
  'hint.changesItself':
    '{call} changes the list itself and gives nothing back, so {name} would be lost. Leave {name} = away.',
  'hint.returnMissing':
    'Python works out {value} and forgets it at once. To give it back from {name}, write return in front.',
  'hint.init':
    'Python never calls {name} by itself. What makes a new object is called __init__, with two lines _ on each side.',
  'hint.noReturn':
    'The function {name} gives nothing back. In its lines, from line {at}, a return is missing.',
  'hint.afterLoop':
    'This line is never reached. The loop on line {at} goes on for ever: put the line above it or inside.',
  'hint.unreachable': 'This line is never reached. Above it, on line {at}, stands {word}.',
  'hint.recursion':
    'The function {name} calls itself every time, and never stops. It needs an if that ends it.',
  'hint.hasty':
    'This loop does {name} thousands of times a second. A sleep(100) in it gives everybody time to follow.',
  'hint.sleepShort':
    'sleep counts in thousandths of a second, so {value} is over at once. If you mean seconds, write {near}.',
  'hint.sleepLong':
    'This sleep counts in seconds, so {value} is a long time. If you mean thousandths of a second, write {near}.',
  'hint.radioOff': 'The radio is still off, so {name} cannot work. Write radio.on() first.',
  'hint.pixelShow': 'The new colours of {name} stay hidden. Write {name}.show() after setting them.',
} as const;
