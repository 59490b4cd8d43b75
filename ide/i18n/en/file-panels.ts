/** Files in and out: panels and notices, loaded with the first of them. */
export const filePanels = {
  'files.save': 'Save for a micro:bit (.hex)',
  'files.close': 'Close',

  'files.hex.title': 'On to a real micro:bit',
  'files.hex.making': 'Your hex file is being made…',
  'files.hex.saved': '{file} is in your downloads.',
  'files.hex.again': 'Save it again',
  'files.hex.board.universal': 'It works on every micro:bit, V1 and V2.',
  'files.hex.board.v1':
    'It is for a micro:bit V1 and will not start on a V2: this computer has no MicroPython for V2. A V2 has V2 printed on its back. A grown-up can get what is missing with “npm run -s pensabit -- firmware”.',
  'files.hex.board.v2':
    'It is for a micro:bit V2 and will not start on a V1: this computer has no MicroPython for V1. A V2 has V2 printed on its back. A grown-up can get what is missing with “npm run -s pensabit -- firmware”.',
  'files.hex.more': 'These files go along: {files}.',
  'files.hex.room': 'It takes {used} of {limit} bytes.',
  'files.hex.system': 'This computer has',

  'files.system.chromeos': 'ChromeOS',
  'files.system.windows': 'Windows',
  'files.system.macos': 'macOS',
  'files.system.linux': 'Linux',
  'files.plug': 'Plug it in',
  'files.plug.chromeos':
    'Use the USB cable. Open the Files app: on the left there is a drive called MICROBIT.',
  'files.plug.windows':
    'Use the USB cable. Open File Explorer: under This PC there is a drive called MICROBIT.',
  'files.plug.macos': 'Use the USB cable. Open the Finder: under Locations there is a drive called MICROBIT.',
  'files.plug.linux': 'Use the USB cable. Open Files: on the left there is a drive called MICROBIT.',
  'files.drag': 'Drag the file',
  'files.drag.chromeos': 'In Files, choose Downloads and drag the file onto MICROBIT.',
  'files.drag.windows': 'In File Explorer, choose Downloads and drag the file onto MICROBIT.',
  'files.drag.macos': 'In the Finder, choose Downloads and drag the file onto MICROBIT.',
  'files.drag.linux': 'In Files, choose Downloads and drag the file onto MICROBIT.',
  'files.blink': 'It blinks and starts',
  'files.blink.chromeos':
    'A light on the back blinks, then your program runs. A message that the drive was removed is normal.',
  'files.blink.windows':
    'A light on the back blinks, then your program runs. The drive goes away and comes back: that is normal.',
  'files.blink.macos':
    'A light on the back blinks, then your program runs. “Disk not ejected properly” is normal here.',
  'files.blink.linux':
    'A light on the back blinks, then your program runs. The drive goes away and comes back: that is normal.',
  'files.fail':
    'Is there a FAIL.TXT on the drive? Then drag the file again, with another cable if you have one.',
  'files.saveCopy': 'Save a copy (.py or .zip)',
  'files.copy.failed': 'The zip could not be made. Your program is safe. Reload this page, then try again.',

  'files.make.title': 'There is no hex file yet',
  'files.make.retry': 'Try again',
  'files.make.no-program': 'The program is still empty. Write or build something first, then save it.',
  'files.make.no-main': 'There is no main.py, so the board would not know where to begin.',
  'files.make.bad-file-name':
    'The board cannot store a file called “{name}”. It needs a short name with plain letters.',
  'files.make.too-big':
    'The program is too big for a micro:bit {board}: it takes {used} bytes, and {limit} fit. Shorten it, or take out pictures and texts you do not need.',
  'files.make.missing-runtime':
    'This computer has no MicroPython to put in the file. Ask a grown-up to run “npm run -s pensabit -- firmware”. Your program is safe.',
  'files.make.runtime-unreachable':
    'MicroPython did not arrive, and the file needs it. Check the connection, then try again. Your program is safe.',
  'files.make.failed': 'Something of ours went wrong. Your program is safe. Try again.',

  'files.not.title': 'This did not open',
  'files.not.safe': 'Nothing has changed: your projects are as they were.',
  'files.not.choose': 'Choose another file',
  'files.not.half.v1': 'Open the one for V1',
  'files.not.half.v2': 'Open the one for V2',
  'files.not.unsaved':
    'Your open program could not be saved on this computer, and opening a file would put it away. Save a copy of it first. Then open the file from the home page.',
  'files.not.unknown-kind':
    'Pensabit opens .hex, .zip, .py and .blocks.json files; “{file}” is something else.',
  'files.not.mixed':
    'One project at a time: one .hex, one .zip, one .blocks.json, or .py files that belong together, with their .txt and .csv files.',
  'files.not.no-main-among':
    'Several .py files make one project when one of them is called main.py: that is where the board begins. Rename the first one, then open them again.',
  'files.not.same-name': 'Two of the files are called “{file}”. Rename one of them, then open them again.',
  'files.not.empty': 'There is nothing in “{file}”. Perhaps it was still being saved: save it again.',
  'files.not.huge':
    '“{file}” has {size} kB; such files have {limit} kB at most. It is probably something else.',
  'files.not.unreadable':
    'The browser cannot read “{file}”. Perhaps it was moved or the drive was unplugged.',
  'files.not.not-text':
    '“{file}” is not a text in UTF-8. Open it where it was written and save it again as UTF-8.',
  'files.not.not-hex': '“{file}” is called .hex and holds something else. Save the program again as a hex.',
  'files.not.cut':
    '“{file}” stops in the middle, at line {line}: it was not copied to its end. Copy or download it again.',
  'files.not.damaged': '“{file}” is damaged at line {line}. Copy or download it again.',
  'files.not.makecode':
    '“{file}” was made with MakeCode, which speaks another language than MicroPython. It opens at makecode.microbit.org.',
  'files.not.not-micropython': 'There is no MicroPython in “{file}”. Save one from a MicroPython editor.',
  'files.not.no-files': '“{file}” holds MicroPython and no program.',
  'files.not.files-damaged':
    'The program inside “{file}” is damaged and cannot be read. Save it again where it was made.',
  'files.not.no-main':
    '“{file}” holds no main.py, which is where the board begins. It holds: {files}. Save it again with a main.py.',
  'files.not.different-programs':
    '“{file}” holds two different programs, one for V1 and one for V2. They differ in {files}. Which one would you like?',
  'files.not.not-blocks': '“{file}” is not a blocks file of Pensabit, or somebody changed it by hand.',
  'files.not.newer-blocks':
    '“{file}” comes from a newer Pensabit. Reload this page; if that does not help, ask for the .hex.',
  'files.not.too-many-blocks': '“{file}” holds more blocks than a board could ever run.',
  'files.not.failed': 'Something of ours went wrong while opening the file. Try again.',
  'files.not.bad-name':
    'A file of a project cannot be called “{file}”. Give it a short name with plain letters, then open it again.',
  'files.not.zip-in-disguise':
    '“{file}” is really a zip. Change the end of its name to .zip, then open it again.',
  'files.not.hex-in-disguise':
    '“{file}” is really a hex. Change the end of its name to .hex, then open it again.',
  'files.not.not-zip': '“{file}” is called .zip and holds something else. Save it again where it was made.',
  'files.not.zip-cut':
    '“{file}” stops in the middle: it was not copied to its end. Copy or download it again.',
  'files.not.zip-damaged': '“{file}” is damaged. Copy or download it again.',
  'files.not.zip-locked':
    '“{file}” is locked with a password. Unpack it on this computer first, then open the files in it.',
  'files.not.zip-unsupported':
    '“{file}” is packed in an unusual way. Unpack it on this computer, then open the files in it.',
  'files.not.zip-too-big':
    '“{file}” would unpack to far more than projects hold. To keep this computer safe it was not opened.',
  'files.not.zip-too-many':
    'There are {count} files or projects in “{file}”, far more than fit here. Open a smaller part of it.',
  'files.not.zip-unsafe-name':
    'In “{file}” there is a file whose name leads somewhere else or hides letters: “{name}”. To keep this computer safe it was not opened.',
  'files.not.zip-same-name':
    'In “{file}” there are two files called “{name}”. Which one counts nobody can know: pack it again.',
  'files.not.zip-nested':
    'In “{file}” there is another archive, “{name}”, and no program. Unpack “{file}” first, then open what is in it.',
  'files.not.zip-no-program': 'In “{file}” there is no program: no .py, no .hex and no blocks.',
  'files.not.zip-hexes':
    'In “{file}” there are only .hex files that hold no MicroPython program. Were they made with MakeCode? Then they open at makecode.microbit.org.',
  'files.not.newer-project':
    'A project in “{file}” comes from a newer Pensabit. Reload this page; if that does not help, ask for the .hex.',

  'files.opened.title': 'Open, with a note',
  'files.opened.more':
    'There are more files beside main.py: {files}. They have tabs over the Python editor, and go to the board with it.',
  'files.opened.leftOut':
    'These files are not in the new project, because they are no text or no board could use them there: {files}. Keep what you opened, they are still in it.',
  'files.opened.refused': 'Something else in it did not open:',
  'files.more': '{count} more',
  'files.opened.go': 'Go to the program',
  'files.opened.several.title': '{count} projects are here',
  'files.opened.several': 'Now among your projects: {names}.',
  'files.opened.several.go': 'Good',
  'files.opened.shadows':
    'The board has a module of its own called {modules}, and “import” finds that one, never your file {files}. Give your file another name.',
  'files.opened.asPython': 'This program has more in it than blocks can show, so it is open as Python.',
  'files.opened.notKept': 'This browser could not keep {names}. Save a copy before you close this page.',
} as const;
