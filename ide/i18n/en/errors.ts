import { hints } from './hints.ts';
import { stops } from './errors-stops.ts';
import { syntaxErrors } from './errors-syntax.ts';

/** What went wrong, for a pupil: the first sentence says what, the rest why and what to try. */
export const errors = {
  ...syntaxErrors,
  ...hints,
  ...stops,

  'error.name':
    'Python does not know {name}. Give it a value first, for example {name} = 0. Is it a text? Then put it in quotes.',
  'error.name.near':
    'Python does not know {name}. ‹On line {at}|In another block› it is {near}. A name needs the same letters each time.',
  'error.name.known':
    'Python does not know {name}. Perhaps you mean {near}: Python wants every letter, and capitals count.',
  'error.name.capitals': 'Python does not know {name}. Capitals count: ‹write|use› {near}.',
  'error.name.text': 'Python does not know {name}. If it is a text, put it in quotes.',
  'error.name.object':
    'Python does not know {name}. Look at its letters, or give it a value above this ‹line|block›.',
  'error.name.minusDot': 'There is a - where a dot should be. ‹Write|Use› {left}.{name}.',
  'error.name.ask': 'Python does not know {name}. To ask it, ‹write|use› {near}.',
  'error.name.microbit':
    'Python does not know {name} yet. Write from microbit import * as the first line of the program.',
  'error.name.module': 'Python does not know {name} yet. Write import {name} near the top of the program.',
  'error.name.function':
    'Python does not know a function {name}. Look at its letters, or make it above with def {name}( ):',
  'error.name.makecode':
    '{name} belongs to MakeCode, which is another Python. Here you write for example display.show( ) and button_a.is_pressed( ).',
  'error.name.foreign': 'Python does not know {name}. Here you say {near}.',
  'error.name.compare': 'Two == compare, and {name} has no value yet. To give it one, write a single =.',
  'error.name.owner': 'Python does not know {name} alone. It belongs to something: ‹write|use› {near}.',
  'error.name.commaDot': 'There is a comma where a dot should be. ‹Write|Use› {left}.{name}.',
  'error.name.pin': 'The micro:bit has no {name}. Its pins are pin0 to pin16, pin19 and pin20.',
  'error.name.twin':
    'The name {name} has a letter of another alphabet in it. It looks like {near}, but is another name: type it anew.',
  'error.name.local':
    'Python does not know {name} here. It ‹was made on line {at} and belongs|belongs› to the function {function} alone: give it back with return, or write global {name} there.',
  'error.name.parameter':
    'Python does not know {name} here. It stands in the brackets of {function} and lives only inside that function.',
  'error.name.global':
    'Inside {function} the name {name} has no value yet. Because the function changes it, Python takes it for a new one: write global {name} as the function’s first ‹line|block›.',
  'error.name.globalUnset':
    'The name {name} has no value yet. global only says where to look: ‹write|use› {name} = 0 above the function.',
  'error.name.unset':
    'The name {name} has no value yet here. It gets one only further down: give it one before you use it.',
  'error.name.localUnset':
    'A name is used here before it has a value. Does the function change it further down? Then write global and the name as the function’s first ‹line|block›.',
  'error.name.hidden':
    'The name {name} is also given a value in this function, so Python’s own {name} is hidden. Choose another name for yours.',
  'error.name.count':
    'The name {name} has no value yet. Before counting it needs a start: ‹write|use› {name} = 0 above.',
  'error.name.later':
    'The name {name} gets its value only ‹on line {at}|further down›. Python reads from top to bottom: move that ‹line|block› up.',
  'error.name.laterFunction':
    'The function {name} is defined only ‹on line {at}|further down›. Python reads from top to bottom: move ‹the def above this line|it above this block›.',
  'error.name.self': 'Python does not know {name} alone. Inside a class write self.{name}.',
  'error.name.selfMissing':
    'Python does not know self here. It works inside a class, as the first name in a function’s brackets.',
  'error.name.shadow':
    'Here {name} becomes the name of your own value. ‹On line {at}|In another block› you need the real {name}: choose another name here.',

  'error.board.v2': 'A micro:bit V1 has no {name}. It needs a micro:bit V2.',
  'error.board.v1': 'A micro:bit V2 has no {name} any more. It was for the V1.',

  'error.type': 'These things do not go together. Python says: {message}.',
  'error.type.plain':
    'These things do not go together. Look at what each name ‹on this line|in this block› stands for.',
  'error.type.wrong':
    'A value ‹on this line|in this block› is of the wrong kind. Is it a text where a number belongs, or the other way round?',
  'error.type.join': 'A text and a number cannot be added. Turn the number into a text first, with str( ).',
  'error.type.joinValue':
    'A text and a number cannot be added. Turn {value} into a text first: str({value}).',
  'error.type.joinDigits':
    'A text and a number cannot be added. {text} in quotes is a text: without quotes it is a number.',
  'error.type.countText':
    'A text cannot be added to a number. {name} is a number and {value} is a text: turn it into a number with int( ).',
  'error.type.countTextAny':
    'A text cannot be added to a number. Turn the text into a number first, with int( ).',
  'error.type.calculate':
    'Python cannot calculate with a text. {value} is a text, so {operator} does not work: turn it into a number with int( ).',
  'error.type.calculateAny':
    'Python cannot calculate with a text. The sign {operator} needs numbers: turn the text into one with int( ).',
  'error.type.compare':
    'A text and a number cannot be compared with {operator}. {value} is a text: turn it into a number with int( ).',
  'error.type.compareAny':
    'A text and a number cannot be compared with {operator}. Turn the text into a number first, with int( ).',
  'error.type.listJoin':
    'A list and {value} cannot be added. To put it at the end of the list, use append( ).',
  'error.type.listAny':
    'A list can only be added to a list. On the left is {left}, on the right {right}: to put one thing at its end, use append( ).',
  'error.type.operator':
    '{operator} does not work with these two. On its left is {left}, on its right {right}.',
  'error.type.unary':
    'The sign {operator} in front does not work here. It needs a number, and this is {type}.',
  'error.type.functionValue':
    'A function stands where its result should be. Are brackets ( ) missing after its name, next to {operator}?',
  'error.type.joinInput':
    'What input( ) gives is a text, even when digits were typed. To calculate with it, ‹write|use› int({value}).',
  'error.type.none': '{value} is None: nothing. Most likely it comes from something that gives nothing back.',
  'error.type.noneAny':
    'One of the values here is None: nothing. Most likely it comes from a function without return.',
  'error.type.noneRadio':
    'Nothing has come over the radio yet, so {value} is None. Ask first: if {value} is not None:',
  'error.type.noneCallKept':
    '‹Since line {at} |›{value} is None: {name} changes {owner} itself and gives nothing back. ‹Write it there without {value} =.|Take it out of the block that sets {value}, and put it in as a block of its own.›',
  'error.type.noneCall':
    'There are two pairs of brackets, and the first gave nothing back. Take the second pair away.',
  'error.type.noReturn':
    'The function {name} gives nothing back, so here is None. Add a return to it‹, from line {at} on|›.',
  'error.type.hash':
    'What can change cannot be a key or stand in a set, and this is {type}. Take a text, a number or a tuple.',

  'error.type.callable':
    'Only functions can have ( ) after them. This is {name}: was its name used twice for different things?',
  'error.type.textWanted':
    '{name} needs a text, and {value} is a number. Turn it into a text first: str({value}).',
  'error.type.roundItem':
    '{name} is no function but holds several things. To pick one of them, use square brackets: [ ].',
  'error.assign.method':
    '{name} does something, so it cannot be given a value with =. Put the value between brackets behind it.',
  'error.value.argumentMost':
    'The value {value} is too big or too small for {name}. It goes from 0 to {most}.',
  'error.type.functionGiven':
    'Here stands the function {name} itself, and not what it gives back. Write brackets after it: {name}().',
  'error.type.callConstant': '{name} takes no brackets. It is not a function: take the ( ) away.',
  'error.type.callObject': '{name} is not a function. After it comes a dot and what it should do.',
  'error.type.moduleCall': 'A module is not a function. After its name comes a dot and what it should do.',
  'error.type.callValue':
    '{name} is not a function, so it cannot have ( ) after it. ‹Since line {at} it|It› holds something else: was the name used for two things?',
  'error.type.commaCall':
    'Python takes the ( ) here for a call. Most likely a comma is missing in front of it.',
  'error.type.textCall': 'A text cannot have ( ) after it. Is a comma or a + missing?',
  'error.type.times': 'Python does not multiply without a sign. Write {left} * and then the bracket.',
  'error.type.timesAny':
    'Python does not multiply without a sign. Write * between the number and the bracket.',
  'error.type.arguments':
    'The brackets hold the wrong number of things. The function wants {wanted}, here it gets {given}.',
  'error.type.tooMany':
    'There is too much in the brackets of {name}. It wants {wanted}, here it gets {given}.',
  'error.type.tooFew':
    'Something is missing in the brackets of {name}. It wants {wanted}, here it gets {given}.',
  'error.type.noArguments': '{name} wants nothing in its brackets. Leave them empty.',
  'error.type.missing':
    'Something is missing in the brackets. Hold the pointer over the function to see what it wants.',
  'error.type.missingCount': 'Something is missing in the brackets. The function wants {missing} more.',
  'error.type.extra':
    'There is too much in the brackets. Hold the pointer over the function to see what it wants.',
  'error.type.givenDigits':
    '{function} needs a number for {name}, and {value} is a text. Take its quotes away.',
  'error.type.givenText':
    '{function} needs a number for {name}, and {value} is a text. Turn it into a number with int( ).',
  'error.type.givenNumber':
    '{function} puts {name} beside a text, and {value} is a number. Turn it into a text: str({value}).',
  'error.type.givenOne':
    '{function} needs several things for {name}, and {value} is a number. Give it a list or a text.',
  'error.type.keyword': 'This function has nothing called {name}. Look at the names in its brackets.',
  'error.type.keywordNear': 'This function has nothing called {name}. Perhaps you mean {near}.',
  'error.type.noKeyword':
    'This function does not take values by name here. Give them in order, without name and =, or look up its names.',
  'error.type.twice': '{name} is given twice here. Once by its place, once by its name: take one away.',
  'error.type.convert':
    'Here Python needs {right}, but it got {left}. Look at what the value is ‹on this line|in this block›.',
  'error.type.textForNumber':
    'Here stands a text where a number is needed. Take its quotes away, or turn it into a number with int( ).',
  'error.type.wantsNumber':
    '{name} needs a number, and {value} is a text. Take its quotes away, or turn it into a number with int( ).',
  'error.type.wantsText': 'Here a text is needed, and this is {left}. Turn it into a text with str( ).',
  'error.type.whole':
    '{name} needs a whole number, and {value} has a point in it. Use // to divide, or int( ).',
  'error.type.wholeAny':
    'Here a whole number is needed, and this one has a point in it. Use // to divide, or int( ).',
  'error.type.len':
    'len counts letters or items, and {value} is a number. A number has none: use str( ) to count its digits.',
  'error.type.lenOf': 'len counts letters or items, and this is {type}. It has none.',
  'error.type.index':
    'In square brackets stands the place, a whole number. Here it is {type}: turn it into one with int( ).',
  'error.type.item': 'This value has no items to pick with [ ]. It is {name}, not a list.',
  'error.type.square': 'Square brackets pick items, and this is a function. To call it use round ones: ( ).',
  'error.type.squareCall':
    'Square brackets pick items, and {name} is a function. To call it use round ones: ( ).',
  'error.item.text':
    'A single letter of the text {name} cannot be changed. Make a new text instead, with + or replace( ).',
  'error.item.textAny':
    'A single letter of a text cannot be changed. Make a new text instead, with + or replace( ).',
  'error.item.tuple':
    'The tuple {name} cannot be changed. Use a list: square brackets instead of round ones.',
  'error.item.fixed':
    'The items of this value cannot be changed. Use a list: square brackets instead of round ones.',
  'error.type.loop':
    'Python cannot go through this one by one. It is {name}: a for loop wants a list or range( ).',
  'error.type.loopOther':
    'Python cannot go through this one by one. It is {name}, and not a list, a text or range( ).',
  'error.type.loopNumber':
    'Python cannot go through a number one by one. To repeat, ‹write|use› range({value}).',
  'error.type.rangeList':
    'range counts up to a number, and {value} is a list. ‹Write|Use› range(len({value})), or go through the list itself.',
  'error.type.pin': 'Here a pin is needed. Write pin0, pin1 or another, without quotes.',
  'error.type.image': 'Here a picture is needed. Write for example Image.HEART or Image("…").',
  'error.type.imageArguments':
    'Image( ) got the wrong things in its brackets. Give it one text with five rows, or a width and a height.',
  'error.type.ord': 'ord( ) takes one single letter. This text is longer or shorter.',
  'error.type.raise': 'Only an exception can be raised. Write for example raise ValueError("…").',
  'error.type.joinList':
    'join( ) puts texts together, and one of these is none. Turn them into texts with str( ) first.',
  'error.type.sequence': 'Here a list or a tuple of the right length is needed. Count its items.',
  'error.type.buffer': 'Here bytes are needed. Write a b in front of the text’s quotes, or use bytes( ).',
  'error.method.self':
    'The function {name} is in a class, but its brackets have no self. Write self as the first name in them.',
  'error.method.selfAny':
    'A function in a class gets the object first. Write self as the first name in its brackets.',
  'error.method.super':
    'super( ) works only in a class’s function that has self. Write self as the first name in its brackets.',
  'error.class':
    'This class cannot be made or used this way. Look at its brackets and at what its __init__ does.',

  'error.class.brackets':
    'A class itself stands before the dot, and not an object of it. Write brackets after the class’s name to make one.',
  'error.class.bracketsOf':
    'Here stands the class {name} itself, and not an object. To make one, write brackets after its name: {name}( ).',
  'error.attribute.any': 'Something is missing in what stands before the dot. Python says: {message}.',
  'error.attribute': '{owner} has no {name}. Type {owner} and a dot to see what it can do.',
  'error.attribute.near': '{owner} has no {name}. Perhaps you mean {near}.',
  'error.attribute.len': '{owner} has no {name}. To count its items, ‹write|use› len({owner}).',
  'error.attribute.none':
    'There is nothing here to use {name} on. The value is None: ‹the line|the block› that made it gave nothing back.',
  'error.attribute.value':
    '{owner} has no {name}. It is a value of the kind {type}: was its name used for two things?',
  'error.attribute.module':
    'Here {owner} is only one function, because of ‹line {at}|the block that imports it›. ‹Write|Use› {near} there, then {owner}.{name} works.',
  'error.attribute.function':
    '{owner} is a function, so it has no {name}. Are brackets ( ) missing after it?',
  'error.attribute.set': 'This cannot be changed with =. Look for a function that sets it.',

  'error.value': 'This value does not fit here. Python says: {message}.',
  'error.number.group': 'A comma makes two values of {text}. Write the number without it: {near}.',
  'error.number.comma': 'A comma makes two values of {text}. Python writes numbers with a point: {near}.',
  'error.value.plain':
    'A value ‹on this line|in this block› does not fit. Look at what goes into its brackets.',
  'error.value.number': 'This text is not a number. int( ) can only read digits, such as "12".',
  'error.value.numberIs': '{value} is not a number. {name}( ) can only read digits, such as "12".',
  'error.value.image':
    'Python cannot draw this image. It needs rows of digits from 0 to 9 with : between them, all of the same length.',
  'error.value.imageSize':
    'The image’s rows are not all of the same length. Count the digits between the colons.',
  'error.value.imageSign':
    'This image has {char} in it. It may only have digits from 0 (dark) to 9 (bright) and colons between the rows.',
  'error.value.imageRow':
    'Row {row} of this image, {text}, has {given} digits. The others have {wanted}: all rows need the same.',
  'error.value.imageColons':
    'The colons between the image’s rows are missing. After every five digits comes a :.',
  'error.value.imagesSame': 'Only images of the same size can be joined. Count their rows and columns.',
  'error.value.imageFixed':
    'The board’s own images cannot be changed. Make a copy first: Image.HEART.copy().',
  'error.value.factor':
    'An image can only be made brighter or darker with a number from 0 on. This one is below 0.',
  'error.value.brightness': 'The brightness does not fit. It goes from 0 (dark) to 9 (brightest).',
  'error.value.brightnessIs': 'The brightness {value} does not fit. It goes from 0 (dark) to 9 (brightest).',
  'error.value.pixel': 'There is no light at this place. x and y go from 0 to 4.',
  'error.value.pixelIs': 'There is no light at {value}. Counting starts at 0, so x and y go from 0 to 4.',
  'error.value.negative': 'A size cannot be below 0. Look at the numbers in the brackets.',
  'error.value.gesture': 'The micro:bit has no gesture of this name. Try "shake", "up" or "face down".',
  'error.value.gestureIs': 'The micro:bit has no gesture {name}. Try "shake", "up" or "face down".',
  'error.value.gestureNear': 'The micro:bit has no gesture {name}. Perhaps you mean {near}.',
  'error.value.sound': 'The micro:bit has no sound of this name. Type Sound and a dot to see them all.',
  'error.value.pitch': 'This tone is too high or too low for the micro:bit. Try a frequency such as 440.',
  'error.value.note':
    'A note in this tune cannot be read. Notes look like "C4:4": a letter, an octave, a length.',
  'error.value.period':
    'This period does not fit. It is at least 1 millisecond for write_analog, or 256 microseconds.',
  'error.value.pinMode': 'The pin cannot do this now. Perhaps the display or something else uses it.',
  'error.value.colour':
    'This is no colour. It is three numbers from 0 to 255 in brackets: (red, green, blue).',
  'error.value.pixels': 'This number of lights does not fit. It is at least 1.',
  'error.value.digital':
    'A digital pin knows only 0 and 1, not {value}. For values in between use write_analog( ).',
  'error.value.digitalAny': 'A digital pin knows only 0 and 1. For values in between use write_analog( ).',
  'error.value.analog': 'write_analog goes from 0 to 1023. The value {value} is outside.',
  'error.value.analogAny': 'write_analog goes from 0 to 1023. This value is outside.',
  'error.value.radio': 'The radio is still off. ‹Write|Use› radio.on() before you send or receive.',
  'error.value.packet':
    'Something came over the radio that is no text. Another program sent it: choose another group with radio.config(group=7).',
  'error.value.argument': 'The value of {name} does not fit. It is too big or too small.',
  'error.value.maximum': 'This value is too big. It may be {most} at most.',
  'error.value.unpackFew':
    'There are more names on the left of = than values. On the right are only {given}.',
  'error.value.unpackMany': 'There are more values than names on the left of =. There are {wanted} names.',
  'error.value.notFound': 'This piece is not in the text. Ask with in first, or use find( ).',
  'error.value.notIn': 'This value is not in the list. Ask with in first.',
  'error.value.empty': 'The list is empty, so it has no biggest or smallest. Ask with len( ) first.',
  'error.value.chr': 'There is no character with this number. chr( ) takes numbers from 0 on.',
  'error.value.math':
    'This cannot be calculated. There is no root of a number below 0, and no logarithm of 0.',
  'error.value.step': 'A step of 0 would never get anywhere. Take 1, or -1 to go backwards.',
  'error.value.slice': 'The micro:bit cannot skip items here. Use a for loop with range( ).',
  'error.value.randint':
    'The smaller number comes first. From {left} to {right} there is nothing to choose from.',
  'error.value.randintAny':
    'There is nothing to choose from between these numbers. The smaller one comes first.',
  'error.value.textLong': 'This text is too long to be spoken. Split it into shorter ones.',
  'error.value.speech': 'This cannot be spoken. Are there signs in it that are not letters?',
  'error.value.base': 'A number’s base goes from 2 to 36. Look at the second value in int( ).',
  'error.value.shift': 'Bits cannot be shifted by less than 0. Use the other sign: << or >>.',
  'error.value.range': 'This number is too big or too small for its place. A byte goes from 0 to 255.',
  'error.value.infinite':
    'This number has no end, so it cannot be a whole one. Was it divided by something very small?',
  'error.value.separator':
    'split( ) needs something to split at. Put a sign between its quotes, or leave the brackets empty.',
  'error.value.format': 'The text and the values put into it do not match. Count the { } or % in it.',

  'error.index':
    'The list ends before this place. Counting starts at 0, so the last item is one less than its length.',
  'error.index.beyond':
    'There is no item {value}. The list has {length}, and counting starts at 0: the last one is {last}.',
  'error.index.len':
    'The list ends before this place. Counting starts at 0, so the last item of {name} is len({name}) - 1.',
  'error.index.text':
    'The text ends before this place. Counting starts at 0, so the last letter is one less than its length.',
  'error.index.pop': 'There is nothing left to take out. Ask with len( ) whether something is in it.',
  'error.index.pixels':
    'The strip has no light at this place. Counting starts at 0, so the last one is one less than their number.',
  'error.index.empty': 'The list is empty, so nothing can be chosen from it. Put something in first.',
  'error.key': 'There is nothing under {name}. Look at which names you have put in.',
  'error.zero': 'Nothing can be divided by 0. Ask with if whether it is 0 before you divide.',
  'error.zero.literal': 'Nothing can be divided by 0. Choose another number after {operator}.',

  'error.import':
    'There is no module {name} on the micro:bit, and no file {name}.py in your project. The micro:bit knows microbit, music, random, radio and a few more.',
  'error.import.near': 'There is no module {name}. Perhaps you mean {near}.',
  'error.import.computer':
    'The module {name} is for big computers. The micro:bit knows microbit, music, random, radio and a few more.',
  'error.import.name': 'There is no {name} in {module}. Type {module} and a dot to see what it has.',
  'error.import.nameNear': 'There is no {name} in {module}. Perhaps you mean {near}.',
  'error.import.nameOnly':
    'The module has no {name}. Look at its letters, and at which module it belongs to.',
  'error.import.own': '{name} is not part of {module}. It is a module of its own: write import {name}.',
  'error.import.py': 'The ending .py stays away. Write import {name}.',
  'error.import.relative': 'The dot in front does not work on the micro:bit. Write the module’s name alone.',
  'error.import.star':
    'import * works only outside of functions. Move ‹the line|the block› to the top of the program.',

  'error.memory': 'The micro:bit’s memory is full. Does a list or a text grow with every round of a loop?',
  'error.memory.bytes':
    'The micro:bit’s memory is full: it had no room for {bytes} bytes more. Does a list or a text grow with every round of a loop?',
  'error.memory.program':
    'The program is too long for the micro:bit’s memory. Shorten it, or take long texts and comments out.',
  'error.os': 'The micro:bit could not do this. It says: {message}.',
  'error.os.file': 'There is no file of this name on the micro:bit. Look at its letters.',
  'error.os.full': 'There is no room for more files on the micro:bit. Delete one that you do not need.',
  'error.os.exists': 'There is already a file of this name. Choose another.',
  'error.os.folder': 'The micro:bit has no folders. Give the file’s name alone.',
  'error.os.closed': 'This file is closed already. Open it again before you read or write.',
  'error.os.mode': 'A file is opened with "r" to read or "w" to write. Nothing else works here.',
  'error.os.permission': 'The micro:bit may not do this now. Is the file still open somewhere?',
  'error.os.device':
    'Nobody answers on these wires. Look at the cables, at the power and at the address of what you connected.',
  'error.os.again': 'It is still busy. Wait a little with sleep( ) and try again.',
  'error.os.timeout': 'It took too long to answer. Look at the cables, then try again.',
  'error.os.cannot': 'This thing cannot do that. Look at what it can with help( ).',
  'error.os.value': 'The name or a value is not allowed here. Names of files have at most 120 letters.',
  'error.interrupt': 'You stopped the program here. Nothing is wrong.',
  'error.recursion': 'A function keeps calling itself. It needs a point where it stops.',
  'error.recursion.name':
    'The function {name} keeps calling itself, or others call it in a circle. It needs a point where it stops.',
  'error.recursion.self':
    'The function {name} calls itself every time, and never stops. It needs an if that ends it.',
  'error.raise': 'Your program stops itself here with raise. It calls that {type}.',
  'error.raise.message': 'Your program stops itself here with raise {type}. It says: {message}.',
  'error.raise.bare':
    'raise alone passes on an error that was caught, and there is none. Write which one: raise ValueError("…").',
  'error.assert': 'Your program expected something here that is not so. Look at what stands after assert.',
  'error.assert.message': 'Your program expected something here that is not so. It says: {message}.',
  'error.generator': 'This generator is already running or has not begun. Use it in a for loop.',
  'error.generator.end': 'There is nothing left to come. A for loop stops by itself at the end.',
  'error.exit': 'The program has ended itself here. Nothing is wrong.',
  'error.busy': 'Too many things wait to be done at once. Let the program sleep( ) now and then.',
  'error.notImplemented': 'The micro:bit’s Python cannot do this. Find another way to write it.',
  'error.overflow': 'This number is too big for the micro:bit. Look at what made it grow.',
  'error.unicode': 'These bytes are no text. Something else was sent, or a letter was cut in two.',
  'error.eof': 'The input ended before it was complete. Try it again.',
  'error.other': 'The program stopped here with {type}. It says: {message}.',
  'error.other.plain': 'The program stopped here with {type}. Python gives no reason.',
} as const;
