/** Where in the application a person is. Addresses are hashes: any static server will do. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'lesson'; readonly slug: string }
  /** The lesson's page for a grown-up. */
  | { readonly page: 'adult'; readonly slug: string; readonly reader: Reader }
  | { readonly page: 'project'; readonly id: string }
  /** A free project about to be made; its address becomes the project's at once. */
  | { readonly page: 'new'; readonly editor: 'blocks' | 'python' }
  /** All projects on this computer, or what is in the bin. */
  | { readonly page: 'projects'; readonly bin?: boolean }
  /** A program in a link (ide/project/share-link.ts), to be looked at before it is opened. */
  | { readonly page: 'link'; readonly payload: string }
  /** Trying the boards of a class before it begins. */
  | { readonly page: 'kit' }
  | { readonly page: 'unknown' };

/** Who a lesson's Markdown page is written for. */
export type Reader = 'teacher' | 'volunteer';

/** Reads `location.hash`. What is no address of ours is `unknown`, never an exception. */
export function parseRoute(hash: string): Route {
  // Whatever stands there, and however much: what is wrong with it is said in place.
  const link = /^#?(?:\/|%2f)?open(?:(?:\/|%2f)(.*))?$/is.exec(hash);
  if (link !== null) return { page: 'link', payload: link[1] ?? '' };
  const parts = hash.replace(/^#?\/?/, '').split('/');
  const [page = '', rawName = '', more, ...rest] = parts;
  const name = decode(rawName);
  if (rest.length > 0 || name === undefined) return { page: 'unknown' };
  if (page === '' && rawName === '') return { page: 'home' };
  if (page === 'kit' && rawName === '' && more === undefined) return { page: 'kit' };
  if (page === 'projects' && more === undefined) {
    if (name === '') return { page: 'projects' };
    if (name === 'bin') return { page: 'projects', bin: true };
  }
  if (page === 'lesson' && name !== '') {
    if (more === undefined || more === '') return { page: 'lesson', slug: name };
    if (more === 'teacher' || more === 'volunteer') return { page: 'adult', slug: name, reader: more };
  }
  if (more !== undefined) return { page: 'unknown' };
  if (page === 'project' && name !== '') return { page: 'project', id: name };
  if (page === 'new' && (name === 'blocks' || name === 'python')) return { page: 'new', editor: name };
  return { page: 'unknown' };
}

/** The address of a place, for `href`. */
export function addressOf(route: Exclude<Route, { readonly page: 'unknown' }>): string {
  switch (route.page) {
    case 'home':
      return '#/';
    case 'lesson':
      return `#/lesson/${encodeURIComponent(route.slug)}`;
    case 'adult':
      return `#/lesson/${encodeURIComponent(route.slug)}/${route.reader}`;
    case 'project':
      return `#/project/${encodeURIComponent(route.id)}`;
    case 'new':
      return `#/new/${route.editor}`;
    case 'projects':
      return route.bin === true ? '#/projects/bin' : '#/projects';
    case 'link':
      return `#/open/${route.payload}`;
    case 'kit':
      return '#/kit';
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
