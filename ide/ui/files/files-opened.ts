/** Fired on the window when files have become projects: a list of projects that is on screen looks again. */
export const filesOpened = 'files-opened';
