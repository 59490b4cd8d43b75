/**
 * Mistakes that a program's types give away before it runs. The first sentence says what, the rest why and
 * what to try. `{wanted}`, `{given}`, `{what}`, `{left}` and `{right}` are filled with `type.a.*`.
 */
export const types = {
  'type.argument':
    '{function} wants {wanted}{parameter}, but here it gets {given}. Look at what you put in the brackets.',
  'type.argument.number':
    '{function} wants {wanted}{parameter}, but here it gets {given}. Leave out the quotes, or turn it into a number with int( ).',
  'type.argument.text':
    '{function} wants {wanted}{parameter}, but here it gets {given}. Put it in quotes, or turn it into a text with str( ).',
  'type.argument.whole':
    '{function} wants {wanted}{parameter}, but here it gets {given}. int( ) cuts off what is behind the point; // divides without a rest.',
  'type.argument.none':
    '{function} wants {wanted}{parameter}, but here it gets nothing. What is in the brackets does something and gives nothing back.',
  'type.argument.function':
    '{function} wants {wanted}{parameter}, but here it gets the function {given} itself. Write ( ) after {given} to use what it gives.',
  'type.argument.items':
    'Each item that {function} gets has to be {wanted}, but here is {given} among them. Look at what is inside.',
  'type.missing':
    'Something is missing in the brackets of {function}. Write its name and ( to see what it wants.',
  'type.missing.one': '{function} still needs {parameter} in its brackets.',
  'type.missing.some': '{function} still needs some things in its brackets: {parameter}.',
  'type.tooMany': 'There is too much in the brackets of {function}. It wants {wanted} things at most.',
  'type.tooMany.one': 'There is too much in the brackets of {function}. It wants only one thing.',
  'type.tooMany.none': 'Nothing belongs in the brackets of {function}. Leave them empty: ( ).',
  'type.tooMany.named': '{function} wants its values by their names. Write {function}({near}=…).',
  'type.twice': '{function} gets {name} twice: once by its place and once by its name. Leave one out.',
  'type.keyword':
    '{function} has nothing called {name} in its brackets. Write its name and ( to see what it knows.',
  'type.keyword.near': '{function} has nothing called {name} in its brackets. Perhaps you mean {near}.',
  'type.attribute': 'This is {what}, and it has no {name}. Write a dot after it to see what it has.',
  'type.attribute.near': 'This is {what}, and it has no {name}. Perhaps you mean {near}.',
  'type.attribute.of': '{owner} has no {name}. Write {owner} and a dot to see what it has.',
  'type.attribute.of.near': '{owner} has no {name}. Perhaps you mean {near}.',
  'type.attribute.computer':
    'On the micro:bit, {what} has no {name}. Python on a big computer has it, but it did not fit into the small one.',
  'type.attribute.function':
    '{owner} is a function, and it has no {name}. Write ( ) after {owner} to use what it gives.',
  'type.none':
    '{owner} is None here: it holds nothing, so it has no {name}. What gave it its value does something and gives nothing back.',
  'type.module': 'The module {module} has no {name}. Write {module} and a dot to see what it has.',
  'type.module.near': 'The module {module} has no {name}. Perhaps you mean {near}.',
  'type.module.computer':
    'On the micro:bit, the module {module} has no {name}. Python on a big computer has it, but it did not fit into the small one.',
  'type.import': 'There is no module {name} on the micro:bit, and this project has no file {name}.py.',
  'type.import.near': 'There is no module {name} on the micro:bit. Perhaps you mean {near}.',
  'type.import.computer':
    'The micro:bit has no module {name}. It belongs to Python on a big computer and did not fit into the small one.',
  'type.operator': '{operator} does not work here. On its left is {left}, on its right {right}.',
  'type.operator.join':
    'A text and a number cannot be joined. Here {left} meets {right}: turn the number into a text with str( ), or the text into a number with int( ).',
  'type.operator.compare':
    'A text and a number cannot be compared by size. Here {left} meets {right}: turn the text into a number first, with int( ).',
  'type.operator.text':
    '{operator} does not work here. On its left is {left}, on its right {right}: turn the text into a number first, with int( ).',
  'type.operator.none':
    '{operator} does not work here, because one side is None: it holds nothing. What gave it its value does something and gives nothing back.',
  'type.operator.function':
    '{operator} works with what {name} gives, not with the function itself. Write ( ) after {name}.',
  'type.operator.in': 'in looks for something inside a list or a text. Here, on the right, is {right}.',
  'type.operator.one': '{operator} does not work with {what}.',
  'type.compare.never':
    'These two are never the same: {left} and {right}. Numbers stand without quotes, texts with them; int( ) makes a number of a text.',
  'type.forgotCall': 'This only names the function {name}; it does not run it. Write ( ) after it.',
  'type.call':
    'Only a function can be run with ( ). Here {name} is {what}: does something else have the same name?',
  'type.index': 'Nothing can be picked from this with [ ]. It is {what}, not a list or a text.',
  'type.index.function':
    '[ ] picks from a list or a text, and {name} is a function. Functions are run with ( ).',
  'type.index.fixed': 'Nothing can be changed inside this with [ ]. It is {what}: make a new one instead.',
  'type.index.kind': 'The place in [ ] has to be a whole number. Here it is {given}; the first place is 0.',
  'type.index.beyond':
    'There is nothing at place {index}. Counting starts at 0, so the last place is one less than the length.',
  'type.loop': 'for goes through a list, a text or a range. Here it gets {what}.',
  'type.loop.number': 'for cannot go through {what}. To count, write range({name}).',
  'type.loop.function':
    'for goes through what {name} gives, not through the function itself. Write ( ) after {name}.',
  'type.unbound': '{name} has no value yet ‹on this line|in this block›. Give it one further up.',
  'type.unbound.maybe':
    '{name} may have no value yet ‹on this line|in this block›. It only gets one inside the if: give it one before.',
  'type.unused.compare':
    'This ‹line|block› compares and forgets the answer. To give {name} a value, write one = only.',
  'type.unreachable':
    'The program never comes to this ‹line|block›. The loop ‹on line {at}|above› never ends: break leaves it, or move this ‹line|block› above or into it.',
  'type.unreachable.left':
    'The program never comes to this ‹line|block›. The ‹line|block› above always leaves this part first.',
  'type.hash':
    'This cannot be used to look things up. It is {what}, and it can change: take a text, a number or a tuple.',
  'type.raise': 'Only an error can be raised or caught here, such as ValueError or Exception.',

  'type.for': ' for {name}',
  'type.or': '{left} or {right}',
  'type.and': '{left} and {right}',
  'type.the.text': 'the text {value}',
  'type.the.number': 'the number {value}',
  'type.the.list': 'the list',
  'type.the.dictionary': 'the dictionary',
  'type.the.set': 'the set',
  'type.a.number': 'a number',
  'type.a.whole': 'a whole number',
  'type.a.decimal': 'a number with a decimal point',
  'type.a.truth': 'True or False',
  'type.a.text': 'a text',
  'type.a.bytes': 'a row of bytes',
  'type.a.list': 'a list',
  'type.a.tuple': 'a tuple',
  'type.a.dictionary': 'a dictionary',
  'type.a.set': 'a set',
  'type.a.range': 'a range',
  'type.a.none': 'nothing (None)',
  'type.a.function': 'a function',
  'type.a.aModule': 'a module',
  'type.a.module': 'the module {name}',
  'type.a.class': 'the class {name}',
  'type.a.image': 'an image',
  'type.a.sound': 'a sound',
  'type.a.button': 'a button',
  'type.a.pin': 'a pin',
  'type.a.file': 'a file',
  'type.a.strip': 'a strip of lights',
  'type.a.display': 'the display',
  'type.a.series': 'several things in a row',
  'type.a.sized': 'a list or a text',
  'type.a.anything': 'anything',
  'type.a.other': 'a thing of the kind {name}',
} as const;
