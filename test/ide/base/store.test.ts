import { expect, it } from 'vitest';
import { createStore } from '../../../ide/base/store.ts';

it('tells who listens of every change, and nobody who has left', () => {
  const store = createStore(1);
  const heard: number[] = [];
  const end = store.subscribe((value) => heard.push(value));
  store.set(1);
  store.set(2);
  store.update((value) => value + 1);
  end();
  store.set(4);
  expect(heard).toEqual([2, 3]);
});

it('leaves everybody with the last value when a listener sets another', () => {
  const store = createStore(0);
  store.subscribe((value) => {
    if (value === 1) store.set(2);
  });
  const heard: number[] = [];
  store.subscribe((value) => heard.push(value));
  store.set(1);
  expect(heard).toEqual([2]);
});
