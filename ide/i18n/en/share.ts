/** A program in a link: giving it away, and opening one. */
export const share = {
  'share.button': 'Share: link or QR code',
  'share.title': 'Share “{name}”',
  'share.text':
    'The whole program is inside the link, as it is now. Nothing goes to a server: whoever has the link has a copy, and yours stays yours.',
  'share.link': 'Link',
  'share.copy': 'Copy the link',
  'share.copied': 'The link is copied.',
  'share.copy.byHand':
    'The browser does not let Pensabit copy. The link is selected: press Ctrl+C, or ⌘C on a Mac.',
  'share.send': 'Send…',
  'share.send.text': 'A micro:bit program: {name}',
  'share.length': '{length} characters',
  'share.long':
    'This link is long ({length} characters), and some chats and mail programs cut links after {easy}. If it does not arrive whole, send the .zip.',
  'share.here':
    'This Pensabit runs on this computer only ({host}), so the link opens on this computer only. For others, save the .zip.',
  'share.noBlocks':
    'There is no room in the link for how your blocks lie. They come back in order, and blocks that lie loose stay behind; in the .zip everything goes along.',
  'share.qr': 'QR code',
  'share.qr.alt': 'QR code with the link to “{name}”',
  'share.qr.text': 'Point a phone or a tablet at it. Make it large when it is far away.',
  'share.qr.noBlocks': 'In the QR code the blocks travel as Python and are put in order again.',
  'share.qr.full': 'Full screen',
  'share.qr.close': 'Close the full screen',
  'share.qr.save': 'Save the picture',
  'share.qr.print': 'Print',
  'share.qr.tooBig':
    'This program is too big for a QR code that a camera reads well: the link has {length} characters, and {limit} is the most. Use the link or the .zip.',
  'share.zip': 'Save as .zip',
  'share.zip.text': 'All files and blocks in a folder that opens on any computer.',
  'share.zip.failed': 'The zip could not be made. Your program is safe. Try again.',
  'share.not.too-big':
    'This program is too big for a link: it would have {length} characters, and chats carry {limit} at most. Save it as a .zip and send that.',
  'share.not.unsafe-name':
    'A file called “{name}” cannot travel in a link. Give it a short name with plain letters, or send the .zip.',

  'share.page': 'A program from a link',
  'share.open.title': 'Somebody shares a program with you',
  'share.open.unnamed': 'It has no name',
  'share.open.size.one': '1 line, {bytes} bytes',
  'share.open.size': '{lines} lines, {bytes} bytes',
  'share.open.blocks': 'Made of blocks',
  'share.open.python': 'Written in Python',
  'share.open.files': 'With it come: {files}.',
  'share.open.asks':
    'Nothing has run, and nothing is saved yet. Look at it, then decide: it becomes a new project beside yours.',
  'share.open.code': 'The program',
  'share.open.rest.one': '… and 1 more line.',
  'share.open.rest': '… and {lines} more lines.',
  'share.open.hidden':
    'Some letters in it are not seen or turn the reading direction. They are shown as numbers, such as {sample}.',
  'share.open.yes': 'Open as a new project',
  'share.open.no': 'No, thanks',
  'share.open.opening': 'Making your new project…',

  'share.open.not': 'This link does not open',
  'share.open.not.cut':
    'The end of the link is missing: it was not copied whole. Copy it again from start to end, or ask for the .zip.',
  'share.open.not.damaged':
    'Something in the link has changed on its way, so nobody can tell what the program was. Ask for it again, or for the .zip.',
  'share.open.not.newer':
    'This link comes from a newer Pensabit. Reload this page; if that does not help, ask for the .hex.',
  'share.open.not.too-big':
    'This link is far longer than any program. To keep this computer safe it was not opened.',
  'share.open.not.unsafe-name':
    'The link brings a file whose name leads somewhere else or hides letters: “{name}”. To keep this computer safe it was not opened.',
  'share.open.not.failed': 'Something of ours went wrong while opening the link. Try again.',
} as const;
