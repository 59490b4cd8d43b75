/** The architecture's one-way rules (docs/architecture.md), as the linter reads them. */
const onlyIn = (name, library, folders) => ({
  name,
  severity: 'error',
  from: { pathNot: folders.map((f) => `^${f}`).concat('^test/', '^scripts/') },
  to: { path: `node_modules/${library}` },
});
const islands = ['blocks', 'python', 'board', 'samples', 'lesson'];
const layer = (name, folder, forbidden) => ({
  name,
  severity: 'error',
  from: { path: `^ide/${folder}/` },
  to: { path: `^ide/(${forbidden.join('|')})` },
});
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'boards-know-no-browser',
      severity: 'error',
      from: { path: '^(firmware|lessons)/' },
      to: { path: '^(ide|scripts|test|classroom)/' },
    },
    {
      name: 'format-and-checks-are-pure',
      severity: 'error',
      from: { path: '^lessons/(format|checks)/' },
      to: { path: '^lessons/observe/' },
    },
    {
      name: 'firmware-stands-alone',
      severity: 'error',
      from: { path: '^firmware/' },
      to: { path: '^lessons/' },
    },
    layer('base-is-the-ground', 'base', ['project', 'i18n', ...islands, 'session', 'ui', 'main']),
    layer('project-above-base', 'project', ['i18n', ...islands, 'session', 'ui', 'main']),
    layer('i18n-above-base', 'i18n', ['project', ...islands, 'session', 'ui', 'main']),
    ...islands.map((island) =>
      layer(`${island}-is-an-island`, island, [
        ...islands.filter((other) => other !== island).map((o) => `${o}/`),
        'session/',
        'ui/',
        'main',
      ]),
    ),
    layer('session-below-ui', 'session', ['ui', 'main']),
    layer('ui-below-main', 'ui', ['main']),
    onlyIn('lit-in-ui', 'lit/', ['ide/ui/']),
    onlyIn('blockly-in-blocks', 'blockly/', ['ide/blocks/', 'ide/ui/editor/']),
    onlyIn('monaco-in-python', 'monaco-editor/', ['ide/python/', 'ide/ui/editor/']),
    onlyIn('uplot-in-board-panel', 'uplot/', ['ide/ui/board/']),
    onlyIn('hex-libraries-in-image', '@microbit/microbit-(fs|universal-hex)', ['firmware/image/']),
    onlyIn('usb-library-in-usb-board', '@microbit/microbit-connection', ['ide/board/usb/']),
    onlyIn('serial-polyfill-in-serial-board', 'web-serial-polyfill', ['ide/board/serial/']),
    onlyIn('zip-and-diff-in-projects', '(fflate|diff)/', ['ide/project/']),
    onlyIn('qr-in-sharing', 'qr/', ['ide/ui/share/']),
    onlyIn('type-checker-is-built', 'browser-basedpyright', []),
    onlyIn('yaml-in-one-place', 'yaml/', ['lessons/format/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default'] },
  },
};
