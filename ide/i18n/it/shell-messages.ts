import { files } from './files.ts';
import { home } from './home.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';

/** Texts of the page that comes first: they are loaded before anything is drawn. */
export const shellMessages = {
  ...files,
  ...home,
  ...session,
  ...shell,
} as const;
