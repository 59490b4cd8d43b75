import { api } from './api.ts';
import { blocks } from './blocks.ts';
import { board } from './board.ts';
import { checks } from './checks.ts';
import { editor } from './editor.ts';
import { errors } from './errors.ts';
import { filePanels } from './file-panels.ts';
import { kit } from './kit.ts';
import { lesson } from './lesson.ts';
import { projects } from './projects.ts';
import { python } from './python.ts';
import { runs } from './runs.ts';
import { share } from './share.ts';
import { types } from './types.ts';
import { workspace } from './workspace.ts';

/** Texts of everything else: they come with the first screen that is not the home page. */
export const deskMessages = {
  ...api,
  ...blocks,
  ...board,
  ...checks,
  ...editor,
  ...errors,
  ...filePanels,
  ...kit,
  ...lesson,
  ...projects,
  ...python,
  ...runs,
  ...share,
  ...types,
  ...workspace,
} as const;
