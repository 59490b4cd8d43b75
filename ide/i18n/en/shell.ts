/** The shell around every screen: names of the phases, settings, what is said when something cannot open. */
export const shell = {
  'phase.think': 'Think',
  'phase.check': 'Check',
  'phase.correct': 'Correct',
  'phase.solve': 'Solve',
  'kit.page': 'Check my kit',
  'kit.under': 'For the volunteer',
  'shell.skip': 'Skip to the content',
  'shell.home': 'Pensabit, all lessons',
  'shell.switchLanguage': 'switch to Italian',
  'shell.languageFailed': 'Italian did not arrive. Check the connection and try again.',
  'shell.settings': 'Settings',
  'shell.theme': 'Colours',
  'shell.theme.system': 'Like my device',
  'shell.theme.light': 'Light',
  'shell.theme.dark': 'Dark',
  'shell.theme.contrast': 'Strong contrast',
  'shell.opening': 'Opening…',
  'shell.retry': 'Try again',
  'shell.toHome': 'Back to all lessons',
  'shell.open.title': 'This did not open',
  'shell.open.unreachable':
    'The connection did not answer. What you made is safe on this computer. Wait a moment, then try again.',
  'shell.open.not-found': 'Nothing here has this address. It may have been made on another computer.',
  'shell.open.damaged':
    'It is here, but Pensabit cannot read it. Tell your teacher: the file may need to be made again.',
  'shell.open.storage-denied':
    'The browser does not let Pensabit keep files here. A normal window, not a private one, usually helps.',
  'shell.page.home': 'Lessons',
  'shell.page.project': 'Free project',
  'shell.page.teacher': '{lesson}: for the teacher',
  'shell.page.volunteer': '{lesson}: for the volunteer',
} as const;
