import type { Catalogue } from '../catalogue.ts';
import { blocks } from './blocks.ts';
import { board } from './board.ts';
import { checks } from './checks.ts';
import { editor } from './editor.ts';
import { errors } from './errors.ts';
import { files } from './files.ts';
import { home } from './home.ts';
import { kit } from './kit.ts';
import { lesson } from './lesson.ts';
import { runs } from './runs.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';

/** The compiler finds a text that is missing here. */
export const messages: Catalogue = {
  ...shell,
  ...home,
  ...lesson,
  ...board,
  ...editor,
  ...blocks,
  ...checks,
  ...errors,
  ...runs,
  ...session,
  ...files,
  ...kit,
};
