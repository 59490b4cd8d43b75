/** Names the app gives to things it keeps for a pupil. */
export const session = {
  'session.freeProject': 'My project',
  'session.copyFromOtherTab': '{name}, from another tab',
} as const;
