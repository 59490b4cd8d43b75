/** What `lesson new` writes: the smallest pack that is sound and proven, every file with something to change. */
export const newPackFiles: ReadonlyMap<string, string> = new Map([
  [
    'pack.yaml',
    `# What each key means: docs/lesson-packs.md
id: my-pack
version: 0.1.0
title: { en: My lessons, it: Le mie lezioni }
languages: [en, it]
licence: CC-BY-SA-4.0
authors: [Your name]
lessons: [night-light]
`,
  ],
  [
    'lessons/night-light/lesson.yaml',
    `title: { en: Night light, it: Luce notturna }
summary:
  en: A small light that comes on by itself when it gets dark.
  it: Una piccola luce che si accende da sola quando fa buio.
age: { from: 8, to: 12 }
minutes: 30
concepts: [condition, sensor]
outcomes:
  en: I can let a program decide with a condition.
  it: So far decidere un programma con una condizione.
boards: [v1, v2]
sensors: [light]
context:
  sector: { en: Home, it: Casa }
  role: { en: Product designer, it: Chi progetta prodotti }
  problem: { en: Finding the way at night., it: Trovare la strada di notte. }
materials: { en: A computer for two., it: Un computer ogni due. }
safety: { en: Nothing special., it: Niente di particolare. }
series:
  - name: light
    title: { en: Light, it: Luce }
    range: { from: 0, to: 255 }
steps:
  - id: build
    phase: solve
    minutes: 30
    mode: editor
    starter: { python: starter.py }
    checks:
      - id: dark
        kind: scenario
        title: { en: Lit in the dark, it: Accesa al buio }
        options:
          seconds: 6
          inputs:
            - { at: 0, light: 200 }
            - { at: 3, light: 5 }
          expect:
            - { display: lit, from: 4, to: 6 }
      - id: bright
        kind: scenario
        title: { en: Off in the light, it: Spenta con la luce }
        options:
          seconds: 6
          inputs:
            - { at: 0, light: 5 }
            - { at: 3, light: 200 }
          expect:
            - { display: dark, from: 4, to: 6 }
    exemplar: night-light.py
    counterExamples:
      - { file: starter.py, fails: dark }
      - { file: always-on.py, fails: bright }
`,
  ],
  [
    'lessons/night-light/en/build.md',
    `# Build the night light

Light the display when the room is dark, and only then.

<!-- hint -->
\`display.read_light_level()\` is a number from 0 (dark) to 255 (bright).
`,
  ],
  [
    'lessons/night-light/it/build.md',
    `# Costruisci la luce notturna

Accendi lo schermo quando la stanza è buia, e solo allora.

<!-- hint -->
\`display.read_light_level()\` è un numero da 0 (buio) a 255 (luce forte).
`,
  ],
  [
    'lessons/night-light/en/teacher.md',
    '# For the teacher\n\nWhat the lesson is about, and what to look out for.\n',
  ],
  [
    'lessons/night-light/it/teacher.md',
    '# Per chi insegna\n\nDi che cosa parla la lezione e a che cosa fare attenzione.\n',
  ],
  ['lessons/night-light/en/volunteer.md', '# Run sheet\n\nMinute by minute: say, ask, watch for.\n'],
  ['lessons/night-light/it/volunteer.md', '# Scaletta\n\nMinuto per minuto: di’, chiedi, osserva.\n'],
  ['lessons/night-light/code/starter.py', 'from microbit import *\n\nwhile True:\n    sleep(200)\n'],
  [
    'lessons/night-light/code/night-light.py',
    `from microbit import *

while True:
    if display.read_light_level() < 50:
        display.show(Image.DIAMOND)
    else:
        display.clear()
    sleep(200)
`,
  ],
  [
    'lessons/night-light/code/always-on.py',
    'from microbit import *\n\ndisplay.show(Image.DIAMOND)\nwhile True:\n    sleep(200)\n',
  ],
]);
