// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OpenError, type AppServices } from '../../../../ide/session/app-services.ts';
import type { ProjectLibrary } from '../../../../ide/project/project-library.ts';
import type { ProjectSummary } from '../../../../ide/project/project-summary.ts';
import { PensaApp } from '../../../../ide/ui/app/app.ts';
import { lessonOf, step } from '../lesson/fake-lesson.ts';

const lesson = {
  ...lessonOf([step('sketch', 'think')]),
  teacher: { en: '# Aims\n\nCompare.', it: '# Obiettivi\n\nConfrontare.' },
};

function servicesOf(more: Partial<AppServices> = {}): AppServices {
  return {
    listLessons: async () => [lesson],
    readLesson: async () => lesson,
    listProjects: async () => [],
    unsaved: () => [],
    library: async () => Promise.reject(new OpenError('unreachable')),
    openLesson: async () => Promise.reject(new OpenError('unreachable')),
    openProject: async () => Promise.reject(new OpenError('not-found')),
    openBoards: async () => Promise.reject(new OpenError('unreachable')),
    makeHex: async () => ({ ok: false, problem: { code: 'failed' } }),
    openFiles: async () => ({ ok: false, problem: { code: 'failed' } }),
    openShared: async () => ({ ok: false, problem: { code: 'failed' } }),
    readProject: async () => undefined,
    exportZip: async () => undefined,
    exportAll: async () => undefined,
    openFree: async () => Promise.reject(new OpenError('storage-denied')),
    ...more,
  };
}

const words = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Opens the application at an address and waits until it shows what `selector` finds. */
async function open(hash: string, selector: string, services = servicesOf()): Promise<PensaApp> {
  const address = hash === '' ? '#/' : hash;
  if (location.hash !== address) {
    // Its event comes later; the application must not be there yet.
    const changed = new Promise((resolve) => {
      addEventListener('hashchange', resolve, { once: true });
    });
    location.hash = address;
    await changed;
  }
  const app = new PensaApp();
  app.services = services;
  document.body.append(app);
  await shown(selector);
  return app;
}

async function shown(selector: string): Promise<Element> {
  return expect
    .poll(() => document.querySelector(selector), { interval: 5 })
    .toBeTruthy()
    .then(() => {
      const found = document.querySelector(selector);
      if (found === null) throw new Error(`${selector} came and went`);
      return found;
    });
}

describe('the application', () => {
  beforeEach(() => {
    localStorage.clear();
    localStorage.setItem('pensabit.language', 'en');
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  test('asks before it closes with work that only this tab has, wherever the person is', async () => {
    const asks = (): boolean => {
      const event = new Event('beforeunload', { cancelable: true });
      dispatchEvent(event);
      return event.defaultPrevented;
    };
    const unsaved: string[] = [];
    await open('', '.lesson-card', servicesOf({ unsaved: () => unsaved }));
    expect(asks()).toBe(false);
    unsaved.push('Lamp');
    expect(asks()).toBe(true);
  });

  test('shows projects that come from a file while the list of them is on screen', async () => {
    const project = (id: string): ProjectSummary => {
      return { id, name: id, editor: 'python', changedAt: 1, revision: 1, moreFiles: 0, lines: 1 };
    };
    const all: ProjectSummary[] = [];
    const library = { list: async () => [...all], unreadable: async () => 0, watch: () => () => undefined };
    const services = servicesOf({
      library: async () => library as unknown as ProjectLibrary,
      openFiles: async () => {
        all.push(project('Lamp'), project('Moon'));
        const nothing = { moreFiles: [], hidden: [], leftOut: [], refused: [], notKept: [] };
        return {
          ok: true,
          value: { id: 'Lamp', name: 'Lamp', others: ['Moon'], tooMuchForBlocks: false, ...nothing },
        };
      },
    });
    const app = await open('#/projects', '.library-empty', services);
    const input = app.querySelector<HTMLInputElement>('pensa-file-door input');
    Object.defineProperty(input, 'files', { value: [new File(['x'], 'two.zip')] });
    input?.dispatchEvent(new Event('change'));
    await shown('.project-card');
    expect(document.querySelectorAll('.project-card')).toHaveLength(2);
  });

  test('opens at home and shows only lessons that exist', async () => {
    await open('', '.lesson-card');
    expect(document.querySelectorAll('.lesson-card')).toHaveLength(1);
    expect(document.title).toBe('Lessons - Pensabit');
    expect(document.documentElement.lang).toBe('en');
    expect(document.querySelector<HTMLAnchorElement>('.continue .btn-lit')?.getAttribute('href')).toBe(
      '#/lesson/cold-chain',
    );
  });

  test('changes language at once, everywhere, and remembers it', async () => {
    await open('', '.lesson-card');
    document.querySelector<HTMLButtonElement>('.lang')!.click();
    await expect.poll(() => words(document.querySelector('#lessons'))).toBe('Lezioni');
    expect(words(document.querySelector('.lesson-card h3'))).toBe('La catena del freddo');
    expect(document.documentElement.lang).toBe('it');
    expect(document.title).toBe('Lezioni - Pensabit');
    expect(localStorage.getItem('pensabit.language')).toBe('it');
  });

  test('works where nothing may be remembered', async () => {
    const kept = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')!;
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    try {
      await open('', '.lesson-card');
    } finally {
      Object.defineProperty(globalThis, 'localStorage', kept);
    }
    expect(document.querySelector('.lesson-card')).not.toBeNull();
  });

  test('a chosen theme is on the page at once', async () => {
    await open('', '.lesson-card');
    document.querySelector<HTMLButtonElement>('pensa-menu button')!.click();
    const contrast = (await shown('input[value="contrast"]')) as HTMLInputElement;
    contrast.checked = true;
    contrast.dispatchEvent(new Event('change', { bubbles: true }));
    expect(document.documentElement.dataset['theme']).toBe('contrast');
    expect(localStorage.getItem('pensabit.theme')).toBe('contrast');
  });

  test('lessons that do not arrive can be asked for again', async () => {
    let asked = 0;
    const services = servicesOf({
      listLessons: async () => {
        asked += 1;
        if (asked === 1) throw new OpenError('unreachable');
        return [lesson];
      },
    });
    await open('', '.gallery-wait button', services);
    document.querySelector<HTMLButtonElement>('.gallery-wait button')!.click();
    await shown('.lesson-card');
  });

  test('a lesson that does not open says why, and another try is offered', async () => {
    let asked = 0;
    const services = servicesOf({
      openLesson: async () => {
        asked += 1;
        throw new OpenError('unreachable');
      },
    });
    await open('#/lesson/cold-chain', '.message-card', services);
    expect(words(document.querySelector('.message-card'))).toContain('The connection did not answer');
    document.querySelector<HTMLButtonElement>('.message-card .btn-lit')!.click();
    await expect.poll(() => asked).toBe(2);
  });

  test('an address of nobody leads back, without a useless second try', async () => {
    await open('#/no/such/place', '.message-card');
    expect(words(document.querySelector('.message-card'))).toContain('Nothing here has this address');
    expect(document.querySelector('.message-card .btn-lit')).toBeNull();
  });

  test('shows the teacher the lesson’s page', async () => {
    await open('#/lesson/cold-chain/teacher', '.adult-text');
    expect(words(document.querySelector('h1'))).toBe('Aims');
    expect(document.title).toBe('Cold chain: for the teacher - Pensabit');
    expect(words(document.querySelector('.adult-text .md'))).toContain('Compare.');
  });

  test('opens the kit check from its door on the home page', async () => {
    await open('', '.lesson-card');
    expect(document.querySelector('.doors [href="#/kit"]')).not.toBeNull();
    document.body.replaceChildren();
    await open('#/kit', 'pensa-kit');
    expect(document.title).toBe('Check my kit - Pensabit');
  });

  test('what arrives after the person has gone elsewhere is put away', async () => {
    let answer: ((error: OpenError) => void) | undefined;
    const services = servicesOf({
      openLesson: () =>
        new Promise((_, reject) => {
          answer = reject;
        }),
    });
    await open('#/lesson/cold-chain', '.opening', services);
    location.hash = '#/';
    dispatchEvent(new Event('hashchange'));
    await shown('.lesson-card');
    answer!(new OpenError('unreachable'));
    await Promise.resolve();
    expect(document.querySelector('.message-card')).toBeNull();
  });
});
