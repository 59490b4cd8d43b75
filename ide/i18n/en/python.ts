/** The Python editor: its files, renaming, keys. */
export const python = {
  // Files
  'python.files': 'Files of this project',
  'python.file.add': 'Add a file',
  'python.file.add.question': 'What is the new file called?',
  'python.file.more': 'More for {name}',
  'python.file.rename': 'Rename {name}',
  'python.file.rename.question': 'What should {name} be called?',
  'python.file.remove': 'Delete {name}',
  'python.file.removed': '{name} is deleted.',
  'python.file.restore': 'Put it back',
  'python.file.problem': 'problem in this file',
  'python.file.stoppedElsewhere': 'The program stopped in {name}, line {line}.',
  'python.file.show': 'Show {name}',
  'python.file.refused.empty': 'A file needs a name, for example helper.py.',
  'python.file.refused.taken': 'There is already a file called {other}. Choose another name.',
  'python.file.refused.taken-but-case':
    'There is already {other}. Names that differ only in capitals are easy to mix up: choose another one.',
  'python.file.refused.too-long': 'That name is too long for the board: it keeps {limit} bytes of a name.',
  'python.file.refused.not-python':
    'Python can only import a file whose name has letters, digits and _ and begins with a letter. Try {example}.',
  'python.file.refused.keyword': '{word} is a word of Python, so no file can be imported by that name.',
  'python.file.refused.built-in':
    'The micro:bit has a module called {module} already. With a file of that name, Python would not know which one you mean.',
  'python.file.refused.hidden': 'There is a character in that name that nobody can see. Type the name again.',
  'python.file.refused.path': 'The board has no folders: leave / and \\ out of the name.',
  'python.file.refused.odd':
    'Some computers cannot store a file of that name. Use letters, digits, _ and one point.',
  'python.file.refused.main': 'main.py keeps its name: that is where the board begins.',
  'python.file.refused.gone': 'That file is no longer in the project.',
  'python.file.refused.elsewhere':
    'This project is being changed in another tab. Carry on there, or take it over here.',
  'python.code': '{name}, your program in Python. Press Escape, then Tab, to leave the text.',

  // Renaming
  'python.rename': 'Rename everywhere',
  'python.rename.question.one': 'New name for {name}',
  'python.rename.question': 'New name for {name} (it is written {count} times)',
  'python.rename.done': '{from} is now called {to}.',
  'python.rename.doneIn': '{from} is now called {to} in {files}.',
  'python.rename.refused.nothing': 'Put the cursor on a name first: a variable, a function, a class.',
  'python.rename.refused.api':
    '{name} belongs to Python or to the micro:bit, so it keeps its name. You can rename what you made yourself.',
  'python.rename.refused.module':
    '{name} is a file of this project. Rename it at its tab; the imports follow.',
  'python.rename.refused.special': 'Python itself looks for {name}, so it keeps its name.',
  'python.rename.refused.uncertain':
    'In {file}, line {line}, it is not certain whether {name} is the same thing. Renaming could break the program, so it stays.',
  'python.rename.refused.broken':
    'Python cannot read line {line} of {file} yet. Mend that first, then rename.',
  'python.rename.refused.empty': 'Type the new name.',
  'python.rename.refused.same': 'It is called {name} already.',
  'python.rename.refused.not-a-name':
    'A name has letters, digits and _ only, no spaces, and does not begin with a digit.',
  'python.rename.refused.keyword': '{name} is a word of Python and cannot be a name.',
  'python.rename.refused.built-in':
    '{name} means something to Python or to the micro:bit already. Choose another name.',
  'python.rename.refused.taken': '{name} is already something else in your program. Choose another name.',

  // Keys
  'python.keys': 'Keys',
  'python.keys.title': 'Keys of the Python editor',
  'python.keys.close': 'Close',
  'python.keys.or': 'or',
  'python.keys.then': 'then',
  'python.keys.group.write': 'Write',
  'python.keys.group.find': 'Find and rename',
  'python.keys.group.program': 'Program',
  'python.key.space': 'Space',
  'python.key.comment': 'Make the line a comment, or not',
  'python.key.indent': 'Move lines to the right',
  'python.key.outdent': 'Move lines to the left',
  'python.key.lineUp': 'Move the line up',
  'python.key.lineDown': 'Move the line down',
  'python.key.copyLine': 'Copy the line below',
  'python.key.deleteLine': 'Delete the line',
  'python.key.nextSame': 'Select the word, then the next one like it',
  'python.key.suggest': 'What could stand here',
  'python.key.fix': 'Mend what is underlined',
  'python.key.undo': 'Undo',
  'python.key.redo': 'Redo',
  'python.key.find': 'Find',
  'python.key.replace': 'Replace',
  'python.key.line': 'Go to a line',
  'python.key.rename': 'Rename everywhere',
  'python.key.nextProblem': 'Next problem',
  'python.key.previousProblem': 'Problem before',
  'python.key.run': 'Run',
  'python.key.save': 'Save: it is done by itself',
  'python.key.leave': 'Leave the text with the Tab key',
  'python.key.help': 'These keys',
  'python.words': 'A few words of the editor itself change when you load the page again. Your work stays.',
  'python.saved': 'Saved. Your work is saved by itself, always.',
  'python.saved.failed': 'Not saved yet: see the note above the program.',
  'python.goToLine.question': 'Go to line (1 to {last})',
  'python.goToLine.refused': 'Type a number from 1 to {last}.',

  // Keys for a finger
  'python.touch': 'Signs and steps',
  'python.touch.indent': 'To the right',
  'python.touch.outdent': 'To the left',
  'python.touch.select': 'Select the line, and the next',
  'python.touch.sign': 'Write {sign}',

  // What is underlined
  'python.fix.title': 'Change it to {to}',
  'python.fix.same': 'Do the same in all {count} lines',
  'python.tooLong':
    'This file has {lines} lines: too many to look for mistakes while you type. Run the program to find them.',
  'python.hidden.direction':
    'A character that turns the reading direction round: the line may not say what it seems to say.',
} as const;
