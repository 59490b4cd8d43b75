export const session = {
  'session.freeProject': 'Il mio progetto',
  'session.copyFromOtherTab': '{name}, da un’altra finestra',
} as const;
