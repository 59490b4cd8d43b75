import './ui/look/look.css';
import { startModuleWorker } from './board/virtual/worker-link.ts';
import { createProjectStorage } from './project/project-storage.ts';
import { createAppServices } from './session/create-app-services.ts';
import './ui/app/app.ts';

/**
 * The composition root: the only place where services are constructed. The home page needs storage and the
 * list of lessons; boards, checks and editors are loaded when a lesson or a project opens.
 */
const storage = createProjectStorage();
const locks = 'locks' in navigator ? navigator.locks : undefined;

const services = createAppServices({
  storage,
  locks,
  fetch: (input, init) => fetch(input, init),
  today: () => Date.now(),
  startFileWorker: () => startModuleWorker('/file-worker.js'),
  loadWorkbench: async () => {
    const { composeWorkbench } = await import('./compose-workbench.ts');
    return (project, lesson, hold) => composeWorkbench({ project, lesson, hold, storage });
  },
  loadBoards: async () => (await import('./compose-boards.ts')).composeBoards,
});

const app = document.querySelector('pensa-app');
if (app === null) throw new Error('The page has no <pensa-app>.');
app.services = services;
