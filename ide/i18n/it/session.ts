export const session = {
  'session.freeProject': 'Il mio progetto',
  'session.beforeRestart': '{name}, prima di ricominciare',
  'session.copyFromOtherTab': '{name}, da un’altra finestra',
} as const;
