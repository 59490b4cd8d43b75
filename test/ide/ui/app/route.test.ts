import { describe, expect, test } from 'vitest';
import { addressOf, parseRoute, type Route } from '../../../../ide/ui/app/route.ts';

describe('addresses', () => {
  test.each<[string, Route]>([
    ['', { page: 'home' }],
    ['#/', { page: 'home' }],
    ['#/lesson/cold-chain', { page: 'lesson', slug: 'cold-chain' }],
    ['#/lesson/cold-chain/', { page: 'lesson', slug: 'cold-chain' }],
    ['#/lesson/cold-chain/teacher', { page: 'adult', slug: 'cold-chain', reader: 'teacher' }],
    ['#/lesson/cold-chain/volunteer', { page: 'adult', slug: 'cold-chain', reader: 'volunteer' }],
    ['#/project/a%20b', { page: 'project', id: 'a b' }],
    ['#/new/python', { page: 'new', editor: 'python' }],
    ['#/kit', { page: 'kit' }],
    ['#/open/1a', { page: 'link', payload: '1a' }],
    ['#%2Fopen%2F1a', { page: 'link', payload: '1a' }],
    ['#/open', { page: 'link', payload: '' }],
  ])('%s is understood', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  test.each([
    '#/lesson',
    '#/lesson/',
    '#/lesson/a/pupil',
    '#/lesson/a/teacher/b',
    '#/new/logo',
    '#/project/%E0%A4%A',
    '#/project/a/b',
    '#/kit/1',
    '#/x',
  ])('%s is nobody’s address', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'unknown' });
  });

  test('an address leads back to where it came from', () => {
    const places = [
      { page: 'home' },
      { page: 'lesson', slug: 'a/b c' },
      { page: 'adult', slug: 'ü', reader: 'teacher' },
      { page: 'project', id: '#1?' },
      { page: 'new', editor: 'blocks' },
      { page: 'kit' },
    ] as const;
    for (const place of places) expect(parseRoute(addressOf(place))).toEqual(place);
  });
});
