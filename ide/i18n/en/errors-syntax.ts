/** What Python cannot read, for a pupil: the first sentence says what, the rest why and what to try. */
export const syntaxErrors = {
  'error.syntax':
    'Python cannot read this line. Look for a letter too many, a missing comma or a missing bracket.',
  'error.syntax.at':
    'Python cannot read this line. It gets stuck at “{text}”: look there and at what stands just before.',
  'error.syntax.unfinished': 'This line is not finished. Something is still missing at its end.',
  'error.syntax.colon': 'A colon is missing. A line that begins with {word} ends with a colon.',
  'error.syntax.colonNot':
    'Here a colon should stand, not {wrong}. A line that begins with {word} ends with a colon.',
  'error.syntax.extraColon':
    'There is a colon too many. Only lines such as if, while, for and def end with one.',
  'error.syntax.extra': 'There is one {text} too many here. Take it away.',
  'error.syntax.then': 'Python does not use {word}. The colon does its work.',
  'error.syntax.quote': 'A quote is still open. The text that begins here needs a {quote} at its end.',
  'error.syntax.quoteLines':
    'A text ends with its line, and this one goes on below. Close it here with {quote}, and put {quote} at both ends of the lines that follow.',
  'error.syntax.quoteStart':
    'A quote is missing at the beginning of this text. Put a {quote} in front of it too.',
  'error.syntax.quotePair':
    'This text begins with {quote} and ends with {other}. Use the same quote at both ends.',
  'error.syntax.quote3': 'A long text is still open. What begins with {quote} also ends with {quote}.',
  'error.syntax.quoteInside':
    'The {quote} inside the text ends it too early. Write {other} inside the text, or around all of it.',
  'error.syntax.apostrophe':
    'The apostrophe inside the text ends it too early. Put double quotes around the whole text.',
  'error.syntax.bracket': 'A bracket is still open. The {bracket} on this line needs its partner {close}.',
  'error.syntax.bracketKind':
    'These brackets do not fit. What opens with {bracket} closes with {right}, not with {wrong}.',
  'error.syntax.extraBracket': 'There is a bracket too many. Nothing opened this {bracket}.',
  'error.syntax.braces':
    'Python does not use braces for blocks. End the line with a colon and indent what belongs inside.',
  'error.syntax.equals': 'One = gives a value, two == compare. After {word} you compare, so write ==.',
  'error.syntax.operator': 'Python does not know {wrong}. Write {right} instead.',
  'error.syntax.twoOperators':
    '{left} and {right} cannot stand side by side. A value is missing between them, or one of them is too many.',
  'error.syntax.valueMissing': 'After {operator} something is missing. Write the value that belongs there.',
  'error.syntax.plusPlus': 'Python has no {sign}. To count, write {near}.',
  'error.syntax.elseAlone':
    'This line has no if above it. else and elif stand at the same distance from the edge as their if.',
  'error.syntax.elseCut':
    'The line {at} above cuts this {word} off from its {partner}. Indent that line, or move it below.',
  'error.syntax.elseIndent':
    'This {word} is not below its {partner}. Move it to the same distance from the edge as line {at}.',
  'error.syntax.secondElse':
    'There is already an else on line {at}. An if has one else at most: perhaps you mean elif.',
  'error.syntax.elifAfterElse': 'else on line {at} comes last. Move this elif above it.',
  'error.syntax.elif': 'Python does not write {word}. It is one short word: elif.',
  'error.syntax.elseCondition': 'else takes no question. If there is one more thing to ask, write elif.',
  'error.syntax.exceptAlone':
    'This {word} has no try above it. Both stand at the same distance from the edge.',
  'error.syntax.exceptOrder': 'An except without a name catches everything. It has to be the last one.',
  'error.syntax.try':
    'This try has no except. Below its lines write except: and what to do when something goes wrong.',
  'error.syntax.conditionMissing':
    'After {word} the question is missing. Write what has to be true, for example {word} x > 3:',
  'error.syntax.conditionalElse': 'An if inside a line needs an else too. Write: this if question else that.',
  'error.syntax.print': 'print needs brackets. Write print(…) around what you want to see.',
  'error.syntax.callBrackets': 'Brackets are missing after {name}. What you give it goes between ( and ).',
  'error.syntax.fstring':
    'The micro:bit does not know texts with an f in front. Join the parts instead: "T: " + str(t).',
  'error.syntax.prefix':
    'The letters {text} right before a quote mean nothing to Python. Take them away, or put a + between.',
  'error.syntax.escape':
    'The backslash in this text needs more after it. {escape} begins a code with a fixed number of digits; for a plain backslash write two.',
  'error.syntax.escapeName':
    'The micro:bit cannot look up a character by its name. Put the character itself into the text.',
  'error.syntax.backslash':
    'Nothing may follow a backslash at the end of a line. Is there a space behind it?',
  'error.syntax.comment': 'Python’s comments begin with #. {sign} means something else here.',
  'error.syntax.prose':
    'This looks like a sentence, not like Python. If it is a note for people, put a # in front.',
  'error.syntax.word': 'Python does not know {name} here. Perhaps you mean {near}.',
  'error.syntax.capitals': 'Capitals count in Python. Write {near}, not {name}.',
  'error.syntax.foreign': 'Python does not say {word}. It says {near}.',
  'error.syntax.declaration': 'Python needs no {word} in front of a name. Just write {name} = and its value.',
  'error.syntax.keywordName':
    'The word {word} belongs to Python. Choose another name, for example my_{word}.',
  'error.syntax.nameDigit': 'A name cannot begin with a digit. Change {name}: put the digit at its end.',
  'error.syntax.nameSpace': 'A name cannot have a space in it. Write {near} instead of {name}.',
  'error.syntax.nameDot': 'A new name cannot have a dot in it. Write {near} instead of {name}.',
  'error.syntax.dot': 'A dot is missing between {left} and {right}. Write {left}.{right}.',
  'error.syntax.afterDot':
    'After {name} and its dot a name is missing. Write what it should do, or take the dot away.',
  'error.syntax.comma': 'Something is missing between {left} and {right}. Most likely it is a comma.',
  'error.syntax.namedArgument': 'After {name} a = is missing. What has a name is given like this: {near}.',
  'error.syntax.dotNumber': 'To pick an item Python uses square brackets. Write {near}.',
  'error.syntax.joinedQuestions':
    'Two questions are joined by a word, not by a comma. Write and if both have to be true, or if one is enough.',
  'error.syntax.noteQuotes': 'Notes are texts. Put quotes around each of them: "{text}".',
  'error.syntax.commaOrPlus':
    'Something is missing between {left} and {right}. A comma keeps two things apart, a + joins two texts.',
  'error.syntax.between':
    'Between {left} and {right} something is missing. Is it a sign such as +, or should there be a new line?',
  'error.syntax.twoStatements': 'Two things stand on one line. Start a new line before {right}.',
  'error.syntax.times': 'Python does not multiply without a sign. Write {left} * {right}.',
  'error.syntax.unit': 'Python’s numbers have no unit. Write {digits} instead of {text}.',
  'error.syntax.digit':
    'There is a letter in this number. {text} should be {near}: a zero and an O look alike.',
  'error.syntax.space': 'A space is missing after the number. Python reads {text} as one thing.',
  'error.syntax.number': 'Python cannot read {text} as a number. Numbers have digits and at most one point.',
  'error.syntax.numberAny':
    'Python cannot read a number on this line. Numbers have digits and at most one point; names do not begin with a digit.',
  'error.syntax.complex':
    'The micro:bit has no numbers with j. If it is a name, a sign is missing in front of it.',
  'error.syntax.defName': 'This function has no name. Write its name after def, then brackets and a colon.',
  'error.syntax.defBrackets':
    'Brackets are missing after {name}. Every def has them, even with nothing inside: def {name}():',
  'error.syntax.parameterValue':
    'In the brackets of def stand names, not values. Instead of {value} write a name; the value comes when you call the function.',
  'error.syntax.defaultOrder':
    'The name {name} needs a value too. After one with = all that follow have one.',
  'error.syntax.defaults': 'Names with = come last in the brackets of def. Move the others to the front.',
  'error.syntax.parameterTwice': 'The name {name} is twice in these brackets. Each needs its own name.',
  'error.syntax.reused': 'One name is twice in the brackets of def. Each needs its own name.',
  'error.syntax.argumentName':
    'To the left of = in brackets stands a name. Here it is {value}: to compare, write ==.',
  'error.syntax.argumentOrder': 'What has no name comes first. Move it in front of the parts with =.',
  'error.syntax.forIn':
    'A for loop needs the word in. Write for {name} in and then what it goes through, for example range(10).',
  'error.syntax.forForm':
    'Python’s for loop looks different. Write for i in range(10): to do something 10 times.',
  'error.syntax.arrow': 'Python has no {sign} for small functions. Here it is written {near}',
  'error.syntax.arrowBlock':
    'Python has no {sign} with braces. Make a function with def and a name, and call it by its name.',
  'error.syntax.lambda':
    'A small function begins with {near} and then what it gives back. Leave all else away.',
  'error.syntax.functionValue':
    'A function is not made behind =. Write def {name}( ): and what it does below it.',
  'error.syntax.forName': 'After for stands a name. {value} is none: write for i in, for example.',
  'error.syntax.forNameMissing': 'A name is missing between for and in. Write for i in, for example.',
  'error.syntax.forWhat': 'What should the loop go through? After in write range(10), a list or a text.',
  'error.syntax.fromImport': 'The second half is missing. Write from {name} import *.',
  'error.syntax.importFrom': 'The word from is missing in front. Write from {name} import and what you need.',
  'error.syntax.importOrder':
    'The words are the wrong way round. First comes from and the module, then import and the names.',
  'error.syntax.importStar': 'import alone cannot bring everything with *. Write from, the module, import *.',
  'error.syntax.importQuotes': 'A module’s name has no quotes. Write it just like that.',
  'error.syntax.importComma':
    'A comma is missing between the modules. One import on each line is easier to read.',
  'error.syntax.importWhat':
    'After {word} something is missing. Write the name of a module, for example from microbit import *.',
  'error.syntax.dict':
    'In these braces some things have a colon and some have not. Either all are name: value, or none.',
  'error.syntax.itemColon': 'A colon is missing after {name}. In braces every name has one before its value.',
  'error.syntax.star': 'A * cannot stand here. It belongs in front of something in the brackets of a call.',
  'error.syntax.twoStars': 'There is more than one * here. One is all that the micro:bit takes.',
  'error.syntax.globalLate': 'global comes too late. Write global {name} as the first line of the function.',
  'error.syntax.nonlocal':
    'There is no function around this one with a {name}. Perhaps you mean global {name}.',
  'error.syntax.scope':
    'global or nonlocal does not fit here. It is the first line of a function, and names what the function changes.',
  'error.syntax.await': 'await belongs into a function with async def. Most programs need neither.',
  'error.syntax.pasted':
    'The {text} in front does not belong to the program. It came along when the line was copied: take it away.',
  'error.syntax.html': '{text} comes from a web page. Python cannot read such marks: take them away.',
  'error.syntax.entity': '{text} comes from a web page, where it stands for {near}. Write {near} here.',
  'error.syntax.message': 'This is what Python said of a program, and not a line of one. Take it away.',
  'error.syntax.spaceAfter': 'A space is missing after {word}. Without it Python reads {text} as one name.',
  'error.syntax.spaceBefore': 'A space is missing before {word}. Without it Python reads {text} as one name.',
  'error.syntax.noWord': 'Python needs no {word} in front of a name. Leave it away and write {name} alone.',
  'error.syntax.questionAnew': 'After {word} the question starts anew. Write it in full: {value}.',
  'error.syntax.imageQuotes': 'The rows of a picture are a text. Put quotes around all of them.',
  'error.syntax.divide': 'To divide, Python writes /. A colon means something else.',
  'error.syntax.numberGap': 'A number has no gaps. Write {near} instead of {text}.',
  'error.syntax.colonPlace': 'The colon stands in the wrong place. It belongs at the very end of this line.',
  'error.syntax.switch':
    'The micro:bit’s Python has no {word}. Ask one thing after the other: if, then elif, and else at the end.',
  'error.syntax.repeat':
    'Python has no {word}. Write {near} and move what is repeated to the right below it.',
  'error.syntax.noEnd':
    'Python needs no {text}. A block ends where the lines go back to the left: take this line away.',
  'error.syntax.globalValue':
    '{word} only says which name is meant. Write {word} {name} alone, and {name} = with its value on the next line.',
  'error.syntax.decimalComma': 'Python writes numbers with a point. Write {near} instead of {text}.',
  'error.syntax.sign': 'Here stands “{wrong}”, and Python wants “{right}”.',
  'error.syntax.textQuotes': 'These words are a text to show. Put quotes around them.',
  'error.syntax.deep': 'Too many things are inside one another here. Take it apart into several lines.',
  'error.assign.literal': 'A value cannot be given a value. On the left of = stands a name, not {value}.',
  'error.assign.constant':
    'The word {name} belongs to Python and always means the same. Choose another name for your value.',
  'error.assign.call':
    'What {name}( ) gives back cannot be changed with =. Put the value between its brackets, or compare with ==.',
  'error.assign.compare': 'One = gives a value, two == compare. Here you compare, so write ==.',
  'error.assign.minus':
    'A name cannot have a - in it: Python would subtract. Write {near} instead of {name}.',
  'error.assign.expression':
    'On the left of = stands one name. {value} is a calculation: put it on the right.',
  'error.assign.several': 'A sign such as += changes one name at a time. Write a line for each.',
  'error.assign.delete': 'del takes away a name or an item of a list. This is neither.',
  'error.assign.any':
    'What stands on the left of = cannot be given a value. There belongs a name; to compare, write ==.',
  'error.outside.loop':
    '‹{word}|This› works only inside a loop. ‹Is it indented below its for or while?|Put it inside one.›',
  'error.outside.return':
    '‹return|This› works only inside a function. ‹Is it indented below its def?|Put it inside one.›',
  'error.outside.yield': 'yield works only inside a function. Is it indented below its def?',
  'error.indent':
    'The space at the left edge does not fit. Lines that belong together start at the same distance.',
  'error.indent.comment':
    'Inside {word} on line {at} is only a comment, and Python does not count it. Write pass there until you know more.',
  'error.indent.missing': 'This line belongs inside {word} on line {at}. Move it four spaces to the right.',
  'error.indent.empty':
    'Nothing is inside this {word}. Write at least one line below it, four spaces to the right; pass does nothing.',
  'error.indent.unexpected':
    'This line starts too far to the right. It goes on from line {at}, so let both start at the same distance.',
  'error.indent.afterColon':
    'Something stands behind the colon of this {word} already, and more is to follow below. Give it a line of its own.',
  'error.indent.first':
    'This line starts too far to the right. The first line of a program begins at the edge.',
  'error.indent.uneven': 'This line stands between two levels. Line it up with one of the lines above.',
  'error.indent.odd':
    'This line starts {given} spaces from the edge, and the ones below {wanted}. Lines that belong together start at the same distance.',
  'error.indent.mixed':
    'Tabs and spaces are mixed here. They look alike, but Python counts them differently: use four spaces for each step to the right.',
  'error.char.quote':
    'The quote {char} is not one that Python knows. It comes from a text program: write {to}.',
  'error.char.sign': 'The sign {char} only looks like Python’s. Write {to} instead.',
  'error.char.space':
    'There is a special space in this line ({code}). It looks like any other, but Python takes it for a letter: write a plain space.',
  'error.char.invisible':
    'There is a sign in this line that nobody can see ({code}). It may have come along with copying: delete it.',
  'error.char.unknown':
    'Python has no use for {char} here. Take it away, or put it into quotes if it is part of a text.',
  'error.board.syntax': 'A micro:bit V1 cannot read this way of writing. It is newer: a V2 can.',
} as const;
