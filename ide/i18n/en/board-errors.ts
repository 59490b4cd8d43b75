/**
 * What kept a board from working: for every `BoardErrorCode` a title, a sentence (the code itself), what to do
 * next (`.remedy`) and, where a grown-up has to do something, what (`.adult`).
 */
export const boardErrors = {
  'board.error.runtime-missing.title': 'MicroPython is missing',
  'board.error.runtime-missing': 'This computer has no MicroPython for this board yet.',
  'board.error.runtime-missing.remedy': 'Ask a grown-up for help. Your program is safe.',
  'board.error.runtime-missing.adult':
    'On the computer that serves Pensabit, run “npm run -s pensabit -- firmware”, then open this page again.',

  'board.error.program-too-big.title': 'Too big for the board',
  'board.error.program-too-big':
    'Your program is too big for the board: {size} bytes, and {limit} fit. Shorten it, or take out pictures and texts you do not need.',
  'board.error.program-too-big.remedy': 'Then run it again.',

  'board.error.bad-file-name.title': 'A file name that does not fit',
  'board.error.bad-file-name':
    'The board cannot store a file called “{name}”. Give it a short name with plain letters.',
  'board.error.bad-file-name.remedy': 'Then run it again.',

  'board.error.no-main.title': 'No main.py',
  'board.error.no-main': 'There is no main.py, so the board does not know where to begin.',
  'board.error.no-main.remedy': 'Write something in your program, then run it.',

  'board.error.virtual-failed.title': 'The virtual board tripped',
  'board.error.virtual-failed':
    'The virtual board tripped over itself. That is our fault, not yours: run again.',
  'board.error.virtual-failed.remedy': 'Your program is safe.',

  'board.error.firmware-unreachable.title': 'A piece did not arrive',
  'board.error.firmware-unreachable':
    'What the board needs did not arrive over the network. Check the connection, then try again. Your program is safe.',
  'board.error.firmware-unreachable.remedy': 'If it stays so, open this page again.',

  'board.error.usb-unsupported.title': 'This browser has no USB',
  'board.error.usb-unsupported': 'This browser cannot talk to a board through the USB cable.',
  'board.error.usb-unsupported.remedy': 'Open Pensabit in Chrome or Edge, or save a file and drag it.',

  'board.error.serial-unsupported.title': 'This browser has no serial port',
  'board.error.serial-unsupported': 'This browser cannot talk to a board through a serial port.',
  'board.error.serial-unsupported.remedy': 'Open Pensabit in Chrome or Edge, or save a file and drag it.',

  'board.error.insecure-page.title': 'This page may not use the cable',
  'board.error.insecure-page': 'Browsers let only secure pages talk to a board, and this page is not one.',
  'board.error.insecure-page.remedy': 'Save a file and drag it, or ask a grown-up.',
  'board.error.insecure-page.adult':
    'Open Pensabit by an address that begins with https, or on the computer that serves it as http://localhost.',

  'board.error.forbidden-by-policy.title': 'Switched off on this computer',
  'board.error.forbidden-by-policy':
    'Whoever looks after this computer has switched this way to a board off.',
  'board.error.forbidden-by-policy.remedy': 'Try the other cable way, or save a file and drag it.',
  'board.error.forbidden-by-policy.adult':
    'Chrome’s policies WebUsbAllowDevicesForUrls and SerialAllowUsbDevicesForUrls can allow this address the micro:bit: vendor 3368, product 516.',

  'board.error.no-board-chosen.title': 'No board chosen',
  'board.error.no-board-chosen': 'The browser’s list was closed without a choice.',
  'board.error.no-board-chosen.remedy':
    'Nothing in the list? Push the cable in firmly. Some cables only charge: try another one.',

  'board.error.access-denied.title': 'The computer said no',
  'board.error.access-denied': 'The board is there, but this computer does not let the browser open it.',
  'board.error.access-denied.remedy': 'Unplug it, plug it in again and try again. Still no? Ask a grown-up.',
  'board.error.access-denied.adult':
    'On Linux, write SUBSYSTEM=="usb", ATTR{idVendor}=="0d28", TAG+="uaccess" into /etc/udev/rules.d/60-microbit.rules and plug the board in again; for the serial port, add the user to the group “dialout”.',

  'board.error.board-in-use.title': 'Somebody else has the board',
  'board.error.board-in-use': 'Another tab or another program is using this board.',
  'board.error.board-in-use.remedy': 'Close other tabs and programs that talk to it, then try again.',

  'board.error.unplugged.title': 'The board is gone',
  'board.error.unplugged': 'The cable came out, or the board has no power. Your program is safe.',
  'board.error.unplugged.remedy': 'Plug it in again: it comes back by itself.',

  'board.error.old-daplink.title': 'This board is too old for the cable',
  'board.error.old-daplink': 'The chip that talks USB on this board needs newer software.',
  'board.error.old-daplink.remedy': 'Save a file and drag it: that works with every board.',
  'board.error.old-daplink.adult':
    'Update its DAPLink: hold the reset button while plugging in, and drag the newest firmware for this board from the micro:bit site onto the drive MAINTENANCE.',

  'board.error.no-answer.title': 'The board does not answer',
  'board.error.no-answer': 'The board is plugged in but did not answer in time.',
  'board.error.no-answer.remedy': 'Unplug it, count to three, plug it in and try again.',

  'board.error.no-micropython.title': 'No MicroPython on the board',
  'board.error.no-micropython': 'Another program lives on this board, and this way cannot replace it.',
  'board.error.no-micropython.remedy': 'Use the USB way once, or drag a file once: then this way works too.',

  'board.error.transfer-failed.title': 'Something got lost on the way',
  'board.error.transfer-failed': 'What arrived on the board is not what was sent. Your program is safe here.',
  'board.error.transfer-failed.remedy': 'Try again. If it happens often, try another cable.',

  'board.error.connection-failed.title': 'It did not work',
  'board.error.connection-failed': 'The board could not be reached, and we do not know why.',
  'board.error.connection-failed.remedy': 'Unplug it, plug it in again and try again.',
} as const;
