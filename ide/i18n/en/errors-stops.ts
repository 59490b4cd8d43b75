/** Why a program stopped, with what the board and the text around its line tell: see `ide/python/explain-message.ts`. */
export const stops = {
  'error.given': '‹Line {at}|Another block› calls {function} and gives {given} for {value}.',
  'error.givenIn': 'Line {line} of {file} calls {function} and gives {given} for {value}.',
  'error.name.exceptAs':
    'Python does not know {name} yet. except has to keep the error in it: ‹write|use› {near}',
  'error.name.microbitFile':
    'Python does not know {name} in {file}. Each file needs its own imports: write from microbit import * as its first line.',
  'error.type.noneGet':
    'There is nothing under {key} in {dict}, so get gives None. Tell it what to give then: {dict}.get({key}, 0).',
  'error.type.noneGives':
    '{value} is None here. {name}( ) ‹on line {at}|further up› does something and gives nothing back, so there is nothing to keep.',
  'error.type.noneGiven':
    'None holds nothing, so {name} can do nothing with it. Put something else in the brackets.',
  'error.type.noneInside':
    'There is a None in {value}, and {name} cannot work with it. Look at what was put in.',
  'error.type.wantsNumberWord':
    '{name} needs a number, and {value} is a text. Look at what belongs in the brackets.',
  'error.type.bytesNumber': '{name} needs bytes, and {value} is a number. ‹Write|Use› bytes([{value}]).',
  'error.type.bytesList': '{name} needs bytes, and {value} is {kind}. ‹Write|Use› bytes({value}).',
  'error.type.showItems':
    'Of a list, display.show shows one item after the other, and each has to be a text or an image. In {value} is something else: turn numbers into texts with str( ).',
  'error.type.tuneNote': 'The notes of a tune are texts, such as "C4:4". Here is something else among them.',
  'error.type.loopFile':
    'A for loop cannot go through a file on the micro:bit. Go through its lines: {value}.read().split("\\n").',
  'error.method.hidden':
    '{name} is a function of the class, and ‹on line {at} also|also› a value of the object, which hides the function. Give one of them another name.',
  'error.item.fixedOf':
    '{value} is {kind}, and its items cannot be changed. Make a list of it: list({value}).',
  'error.key.blank':
    'In {dict} there is nothing under an empty text or a space. Ask first with in, or look at what you have put in.',
  'error.value.unpackOneLoop':
    'The for loop has {wanted} names, and each item is only one thing: {kind}. Take one name, or go through enumerate( ).',
  'error.value.pixelImage':
    'The picture {name} ends before this place. Counting starts at 0, so in a picture that is 5 wide x goes from 0 to 4.',
  'error.value.imageFixedOf':
    'The board’s own images cannot be changed. Make a copy first, {name}.copy(), and change that.',
  'error.value.pull':
    'A pin knows three ways to be pulled. Write set_pull(pin0.PULL_UP), pin0.PULL_DOWN or pin0.NO_PULL.',
  'error.value.spi': 'SPI has not been started yet. Write spi.init() before you use it.',
  'error.value.digitalOf':
    'A digital pin knows only 0 and 1, and {value} is something else here. For values in between use write_analog( ).',
  'error.value.analogOf': 'write_analog goes from 0 to 1023. Here {value} is outside.',
  'error.os.closedWith':
    '{name} is closed already: with does so at its end. Move ‹this line|this block› into the with ‹on line {at}|above›.',

  'error.name.skipped':
    'The name {name} has no value yet. ‹Line {at}|The block› that gives it one was not carried out: ‹write|use› {name} = 0 at the top, or whatever it begins with.',
  'error.name.noRound':
    'The name {name} has no value yet. The loop ‹on line {at}|above› had nothing to go through, so it never gave it one.',
  'error.name.starred': 'Everything of {name} is here already. Leave {name} and the dot away.',
  'error.name.deleted': 'The name {name} is gone. ‹Line {at}|A block above› deletes it with del.',

  'error.type.noneIs':
    '{value} is None here: it holds nothing. Look at ‹the line|the block› that gives it its value, or ask first: if {value} is not None:',
  'error.type.noneStart':
    '{value} is still None. It began so ‹on line {at}|further up›: give it something else to begin with, or ask first: if {value} is not None:',
  'error.type.noneMaybe':
    '{value} is None here. The function {name} can come to its end without ‹return|“give back”›: give something back there too‹, from line {at} on|›.',
  'error.type.noneWait':
    '{name}( ) found nothing, so {value} is None. That is normal. Ask first: if {value} is not None:',
  'error.type.noneWaitCall':
    '{name}( ) found nothing, so it gives None. Keep it in a name first, and ask if it is not None.',
  'error.type.noneRadioCall':
    'Nothing has come over the radio yet, so {name}( ) gives None. Keep it in a name first, and ask if it is not None.',
  'error.type.noneCallOf':
    '{name} changes {owner} itself and gives nothing back. Write it ‹on a line|in a block› of its own, and use {owner} after it.',
  'error.type.noneCallName':
    '{name} is None here, and not a function. Was a function put there with ( ) after its name? Then leave the ( ) away there.',
  'error.type.functionOf':
    '{name} is a function, and its result is needed. ‹Write|Use› {name}( ) next to {operator}.',
  'error.type.timesWhole': 'A text or a list can only be repeated a whole number of times. {value} is none.',
  'error.type.inText':
    'In a text only another text can be looked for. {value} is a number, and {name} a text: ‹write|use› str({value}).',
  'error.type.inNumber': 'in looks for something inside a list or a text. {value}, on its right, is neither.',
  'error.type.dictJoin': 'Two dictionaries cannot be added. To put one into the other, use update( ).',
  'error.type.operatorOwn':
    'Python does not know what {operator} does with two {name}. Use what is inside of them, with a dot.',
  'error.type.operatorAny': 'These two do not go together. On the left is {left}, on the right {right}.',
  'error.type.sum':
    'sum( ) adds numbers, and there is something else in the list. Turn its texts into numbers with int( ).',
  'error.type.mixed':
    '{name} cannot put texts and numbers in an order. Turn all of them into numbers with int( ), or all into texts.',
  'error.type.order': '{name} cannot put these things in an order. It works with numbers, or with texts.',
  'error.type.byName': '{name} wants its values by their names. ‹Write|Use› {name}({near}…).',
  'error.type.lacks': 'Something is missing in the brackets of {name}. It also wants {missing}.',
  'error.type.keywordOf': 'This function has nothing called {name}. It has {names}.',
  'error.type.wants': '{name} needs {needed}, and {value} is {kind}. Look at what is in the brackets.',
  'error.type.wantsTextIs': '{name} needs a text, and {value} is {kind}. ‹Write|Use› str({value}).',
  'error.type.wantsNumberQuoted': '{name} needs a number, and {value} is a text. Take its quotes away.',
  'error.type.callKind': '{name} is not a function but {kind}. Only functions can have ( ) after them.',
  'error.type.choice': 'random.choice picks one from a list or a text, and {value} is {kind}.',
  'error.type.lenIs': 'len counts letters or items, and {value} is {kind}. It has none.',
  'error.type.loopIs': 'A for loop goes through a list, a text or a range. {value} is {kind}.',
  'error.type.itemOf': 'Nothing can be picked from {value} with [ ]. It is {kind}, not a list.',
  'error.type.itemNumber':
    'Nothing can be picked from {value} with [ ]. It is a number: numbers have no items.',
  'error.type.itemList':
    'Nothing can be picked from {value} with [ ]. It is {kind}: make a list of it first, with list({value}).',
  'error.type.indexName':
    'A list has places with numbers, and no names. {value} is a name: for that, {name} would have to be a dictionary.',
  'error.type.indexFloat':
    'A place in [ ] is a whole number, and {value} has a point in it. Divide with //, or ‹write|use› int({value}).',
  'error.type.indexIs':
    'A place in [ ] is a whole number, and {value} is {kind}. Turn it into one with int({value}).',
  'error.type.indexTwo': 'A list has one place in [ ], and {value} are two. Write two pairs: [ ][ ].',
  'error.type.classWanted': 'Here a kind is needed, without quotes. Write for example int, str or list.',
  'error.type.tune':
    'music.play wants notes or a tune. Try music.play(["C4:4"]) or music.play(music.BA_DING); a frequency goes into music.pitch( ).',
  'error.method.initName':
    'The function {name} is never called by itself. Its name must be __init__, with two _ on both sides.',

  'error.attribute.is':
    '{owner} is {kind}, and it has no {name}. Look at ‹the line|the block› that gives it its value.',
  'error.attribute.ofKind': '{owner} is {kind}, and it has no {name}. {name} belongs to {otherKind}.',
  'error.attribute.noneIs':
    '{value} is None here: it holds nothing, so it has no {name}. Ask first: if {value} is not None:',
  'error.attribute.computer':
    '{owner} is {kind}, and has no {name} on the micro:bit. Python on a big computer has it, but it did not fit into the small one.',
  'error.attribute.computerModule':
    '{owner} has no {name} on the micro:bit. Python on a big computer has it, but it did not fit into the small one.',
  'error.attribute.key':
    '{owner} is a dictionary, and its things are picked with [ ]. Write {owner}["{name}"].',
  'error.attribute.decode': 'A micro:bit V1 has no decode. ‹Write|Use› str({owner}, "utf-8").',
  'error.attribute.pins': '{owner} has no {name}. Only {names} can do that.',
  'error.attribute.owner': '{owner} has no {name}. Perhaps you mean {near}.',
  'error.attribute.with': 'with needs a thing that can be closed, such as open("…"). This is {kind}.',
  'error.attribute.notYet':
    '{owner}.{name} has no value yet. Give it one in __init__, or before it is used: self.{name} = 0.',
  'error.attribute.notSet':
    '{owner} has no {name}. Nothing in the class {type} gives it one: write self.{name} = {value} in its __init__.',
  'error.attribute.method':
    '{owner} has no function {name}. Look at its letters, or write one in the class {type}.',
  'error.attribute.super':
    'self.{name} is never set. This __init__ hides the one above it: write super().__init__( ) as its first line.',

  'error.value.numberEmpty':
    'An empty text is no number. {value} holds nothing: ask with if before {name}( ).',
  'error.value.numberComma':
    '{value} has a comma in it. Python writes numbers with a point, and reads them with float( ).',
  'error.value.numberPoint': 'int( ) reads whole numbers only. {value} has a point in it: use float( ).',
  'error.value.numberOf':
    'The text in {value} is not a number. {name}( ) can only read digits, such as "12": print it to see what it is.',
  'error.value.pixelOf':
    'There is no light at this place. {value} has left the display: it goes from 0 to 4.',
  'error.value.pixelBoth': 'There is no light at this place. Look at {value}: they go from 0 to 4.',
  'error.value.brightnessOf': 'A light cannot be so bright. Here {value} is more than 9, or less than 0.',
  'error.value.randintOf':
    'Between these numbers is nothing to choose from. The smaller one comes first: is {left} above {right}?',
  'error.value.between': '{name} goes from {least} to {most}. {value} is outside of that.',
  'error.value.betweenAny': '{name} goes from {least} to {most}. This value is outside of that.',
  'error.value.pinDisplay':
    'The lights use {pin}. Turn them off first with display.off(), or take pin0, pin1, pin2, pin8, pin12 or pin16.',
  'error.value.pinBusy': '{pin} is already in use for {mode}. Take another pin.',
  'error.value.unpackCount':
    'There are {wanted} names on the left, and {given} values on the right. It must be as many.',
  'error.value.unpackOne':
    'There are {wanted} names on the left of =, and one thing on the right. {value} cannot be shared out.',
  'error.value.unpackFewLoop':
    'The for loop has more names than each item has values. One of them has only {given}.',
  'error.value.unpackManyLoop':
    'Each item has more values than the for loop has names. There are {wanted} names.',
  'error.value.unpackDict':
    'Going through a dictionary gives only its names. For both ‹write|use› {name}.items().',
  'error.value.imageName':
    '{text} is a picture that the micro:bit has already. ‹Write|Use› {near}, without quotes.',
  'error.value.notInList': '{value} is not in {name}. Ask first: if {value} in {name}:',
  'error.value.notFoundIn': '{value} is not in the text {name}. Ask with in first, or use find( ).',
  'error.value.emptyOf': '{name} is empty, so it has no biggest or smallest. Ask first: if len({name}) > 0:',
  'error.value.formatName':
    'There is a {name} in the text’s curly brackets, and nothing of that name. Write it in format( ): {name}=….',
  'error.value.formatSign': 'The text and the values after its % do not match. Count the % signs in it.',

  'error.index.grid':
    '{name} ends before this place. Look at {index}: counting starts at 0, so the last one is one less than there are.',
  'error.index.list':
    '{name} ends before this place. Counting starts at 0, so its last item has the number len({name}) - 1.',
  'error.index.of':
    '{name} has no item number {index} here. Counting starts at 0, so its last item has the number len({name}) - 1.',
  'error.index.known':
    '{name} has {length} items, with the numbers 0 to {last}. Here {index} is beyond that.',
  'error.index.textOf':
    'The text {name} ends before this place. Counting starts at 0, so its last letter has the number len({name}) - 1.',
  'error.index.nothing': '{name} is empty here. Put something in first, with {name}.append( ).',
  'error.index.assign':
    'A list does not grow by itself. To put something at the end of {name}, ‹write {name}.append( )|take the block that adds to a list›.',
  'error.index.split':
    'The text had too few pieces. {value} gave no piece number {index}: look at what is in the text before it is split.',
  'error.index.shrinks':
    '{name} gets shorter while the loop goes through it. Collect what should stay in a new list instead.',
  'error.index.randint':
    'This number can be as big as the list is long. Write random.choice({name}) instead.',
  'error.index.popOf': '{name} is empty: there is nothing left to take out. Ask first: if len({name}) > 0:',
  'error.index.emptyOf': '{name} is empty, so nothing can be chosen from it. Put something in first.',
  'error.index.pixelsOf':
    'The strip has {length} lights, with the numbers 0 to {last}. This place is beyond that.',
  'error.key.in':
    'There is nothing under {name} in {dict}. Ask first with in, or look at what you have put in.',
  'error.key.near':
    'There is nothing under {name} in {dict}. Perhaps you mean {near}: every letter counts, and capitals too.',
  'error.key.kind':
    '{dict} knows {near}, and here stands {name}. A number and a text with the same digits are two things.',
  'error.key.count':
    'There is nothing under {name} yet, so it cannot be changed. Write {value} = {dict}.get({key}, 0) and then what is added.',
  'error.key.any': 'There is nothing under this name. Ask first with in, or look at what you have put in.',
  'error.key.set': '{value} is not in {name}, so it cannot be taken out. Ask first: if {value} in {name}:',
  'error.zero.value': 'Nothing can be divided by 0, and {value} is 0 here. Ask first: if {value} != 0:',
  'error.zero.empty': '{name} is empty, so its length is 0. Nothing can be divided by 0: ask first with if.',

  'error.import.inFile': 'There is no {name} in your file {file}. Look at its letters, or write it there.',
  'error.import.circle':
    '{file} has not come to {name} yet. Two of your files import each other: put what both need into a third.',
  'error.memory.grows':
    'The micro:bit’s memory is full. {name} grows with every round: keep only what you need, for example the last ten.',
  'error.memory.big': 'This is too big for the micro:bit’s memory. Make it with fewer items.',
  'error.memory.bigBytes':
    'This is too big for the micro:bit’s memory: it had no room for {bytes} bytes more. Make it with fewer items.',
  'error.recursion.deep':
    'The function {name} called itself so often that the memory was full. Does it come nearer to the if that ends it each time?',
  'error.recursion.circle':
    'The function {name} is called in a circle: it calls others, and they call it. Use a ‹while loop|loop› instead.',
  'error.os.fileNamed':
    'There is no file {name} on the micro:bit. Look at its letters, or write it first with "w".',
  'error.os.other':
    'The file is open for something else. A file opened with "w" is for writing: to read, open it again with "r".',
  'error.os.deviceAt':
    'Nothing answers at the address {address}. Look at the cables, at the power, and which address your part has.',
  'error.assert.that': 'Your program expected {value} here, and it is not so.',

  'error.panic':
    'The micro:bit has stopped for good and shows the number {number}. The board itself found something wrong, not Python. Press Run again; if it comes back, take out what you wrote last.',
  'error.panic.memory':
    'The micro:bit has stopped for good: its memory is full. Something has probably grown too big, like a list or a text (the board shows {number}). Keep fewer things, then press Run again.',
  'error.panic.heap':
    'The micro:bit has stopped for good: its memory got mixed up. This is seldom your mistake (the board shows {number}). Press Run again; if it comes back, take out what you wrote last.',
  'error.panic.hardware':
    'The micro:bit has stopped for good: a part on it does not answer. Perhaps a cable is loose, or the part is broken (the board shows {number}). Look at what you connected, then press Run again; if it comes back, try another board.',
  'error.panic.own':
    'Your program stopped the micro:bit for good, with panic( ). It shows a sad face and the number {number} until you press Run or reset. If it should go on, take panic out, or ask with if before it.',
  'error.panic.ownIn':
    'Your program stopped the micro:bit for good, with panic( ) and the number {number}. It stands on line {line} of {file}. If the program should go on, take panic out, or ask with if before it.',
  'error.panic.fault':
    'The micro:bit has crashed and does nothing any more. Its Python lost its way, and this is seldom your mistake. Press Run again; if it comes back, take out what you wrote last.',
  'error.panic.address':
    'The micro:bit has crashed and does nothing any more. {name} probably reached for a place in its memory that is not there. Look at the number in its [ ].',
} as const;
