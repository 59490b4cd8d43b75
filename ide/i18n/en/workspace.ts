/** Working with blocks, and with blocks and Python side by side. */
export const workspace = {
  // Side by side
  'workspace.both': 'Both',
  'workspace.both.name': 'Blocks and Python side by side',
  'workspace.both.leads': 'you change this',
  'workspace.both.follows': 'follows along',
  'workspace.both.waits': 'The blocks wait until Python can read the text again.',
  'workspace.both.waits.short': 'waits for the text',
  'workspace.both.file': 'The blocks show main.py.',
  // What is wrong, at its block
  'workspace.problem.atBlock': 'Problem at this block',
  'workspace.problem.showBlock': 'Show that block',
  'workspace.problem.original': 'What Python says',
  'workspace.problem.open': 'What is wrong here?',
  // Copying
  'workspace.copy': 'Copy',
  'workspace.copyStack': 'Copy from here down',
  'workspace.cutBlock': 'Cut',
  'workspace.paste': 'Paste',
  'workspace.copied': 'Copied.',
  'workspace.cut': 'Cut.',
  'workspace.paste.empty': 'There are no blocks and no Python to paste.',
  'workspace.paste.not-blocks':
    'What you copied is neither blocks nor Python that can be read. Nothing has changed.',
  'workspace.paste.too-much': 'That is too much for one program. Nothing has changed.',
} as const;
