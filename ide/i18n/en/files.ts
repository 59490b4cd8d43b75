/** Files in and out, on every page. */
export const files = {
  'files.open': 'Open a project, a .hex or a .zip',
  'files.drop': 'Let go to open it as a new project',
  'files.drop.text': '.hex, .zip, .py or .blocks.json, or a folder. What is open now stays as it is.',
  'files.opening': 'Opening {name}…',
} as const;
