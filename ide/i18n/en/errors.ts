/** What went wrong, for a pupil: the first sentence says what, the rest why and what to try. */
export const errors = {
  'error.name.near':
    'Python does not know {name}. On line {at} it is {near}. A name needs the same letters each time.',
  'error.name.known':
    'Python does not know {name}. Perhaps you mean {near}: Python wants every letter, and capitals count.',
  'error.name.microbit':
    'Python does not know {name} yet. Write from microbit import * as the first line of the program.',
  'error.name.module': 'Python does not know {name} yet. Write import {name} near the top of the program.',
  'error.name':
    'Python does not know {name}. Give it a value first, for example {name} = 0. Is it a text? Then put it in quotes.',
  'error.syntax':
    'Python cannot read this line. Look for a letter too many, a missing comma or a missing bracket.',
  'error.syntax.colon': 'A colon is missing. A line that begins with {word} ends with a colon.',
  'error.syntax.quote': 'A quote is still open. The text that begins here needs a {quote} at its end.',
  'error.syntax.bracket': 'A bracket is still open. The {bracket} on this line needs its partner.',
  'error.syntax.extraBracket': 'There is a bracket too many. Nothing opened this {bracket}.',
  'error.syntax.equals': 'One = gives a value, two == compare. After {word} you compare, so write ==.',
  'error.syntax.elseAlone':
    'This line has no if above it. else and elif stand at the same distance from the edge as their if.',
  'error.syntax.print': 'print needs brackets. Write print(…) around what you want to see.',
  'error.syntax.fstring':
    'The micro:bit does not know texts with an f in front. Join the parts instead: "T: " + str(t).',
  'error.indent':
    'The space at the left edge does not fit. Lines that belong together start at the same distance.',
  'error.indent.missing': 'This line belongs inside the line above. Move it four spaces to the right.',
  'error.indent.unexpected':
    'This line starts too far to the right. No line above it ends with a colon, so move it back.',
  'error.indent.uneven': 'This line stands between two levels. Line it up with one of the lines above.',
  'error.indent.mixed': 'Tabs and spaces are mixed here. Use four spaces for each step to the right.',
  'error.type.join': 'A text and a number cannot be added. Turn the number into a text first, with str( ).',
  'error.type.operator':
    '{operator} does not work with these two. On its left is {left}, on its right {right}.',
  'error.type.callable':
    'Only functions can have ( ) after them. This is a {name}: was its name used twice for different things?',
  'error.type.arguments':
    'The brackets hold the wrong number of things. The function wants {wanted}, here it gets {given}.',
  'error.type.missing':
    'Something is missing in the brackets. Hold the pointer over the function to see what it wants.',
  'error.type.keyword': 'This function has nothing called {name}. Look at the names in its brackets.',
  'error.type.convert':
    'Here Python needs {right}, but it got {left}. Look at what the value is on this line.',
  'error.type.item': 'This value has no items to pick with [ ]. It is {name}, not a list.',
  'error.type.loop':
    'Python cannot go through this one by one. It is {name}: a for loop wants a list or range( ).',
  'error.type': 'These things do not go together. Python says: {message}.',
  'error.attribute.near': '{owner} has no {name}. Perhaps you mean {near}.',
  'error.attribute.none':
    'There is nothing here to use {name} on. The value is None: the line that made it gave nothing back.',
  'error.attribute': '{owner} has no {name}. Type {owner} and a dot to see what it can do.',
  'error.value.number': 'This text is not a number. int( ) can only read digits, such as "12".',
  'error.value.image':
    'Python cannot draw this image. It needs rows of digits from 0 to 9 with : between them, all of the same length.',
  'error.value.brightness': 'The brightness does not fit. It goes from 0 (dark) to 9 (brightest).',
  'error.value.pixel': 'There is no light at this place. x and y go from 0 to 4.',
  'error.value.gesture': 'The micro:bit has no gesture of this name. Try "shake", "up" or "face down".',
  'error.value': 'This value does not fit here. Python says: {message}.',
  'error.index':
    'The list ends before this place. Counting starts at 0, so the last item is one less than its length.',
  'error.key': 'There is nothing under {name}. Look at which names you have put in.',
  'error.zero': 'Nothing can be divided by 0. Ask with if whether it is 0 before you divide.',
  'error.import.near': 'There is no module {name}. Perhaps you mean {near}.',
  'error.import':
    'The micro:bit has no module {name}. It knows microbit, music, random, radio and a few more.',
  'error.memory': 'The micro:bit’s memory is full. Does a list or a text grow with every round of a loop?',
  'error.os.file': 'There is no file of this name on the micro:bit. Look at its letters.',
  'error.os': 'The micro:bit could not do this. It says: {message}.',
  'error.interrupt': 'You stopped the program here. Nothing is wrong.',
  'error.recursion': 'A function keeps calling itself. It needs a point where it stops.',
  'error.other': 'The program stopped here. Python says: {message}.',
} as const;
