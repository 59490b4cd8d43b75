import { describe, expect, it } from 'vitest';
import type { Series } from '../../../../lessons/format/lesson.ts';
import { groupSeries } from '../../../../ide/ui/board/series-groups.ts';

const series = (name: string, unit: string, to = 14): Series => ({
  name,
  title: { en: name },
  unit,
  range: { from: 0, to },
});

describe('series groups', () => {
  it('draws series of one unit and range together and others apart, the lesson’s first', () => {
    const groups = groupSeries(
      [series('inside', '°C'), series('light', ''), series('outside', '°C')],
      ['extra', 'inside'],
    );
    expect(groups.map((group) => group.names)).toEqual([['inside', 'outside'], ['light'], ['extra']]);
  });

  it('draws what a program invented by its unit, six lines at a time', () => {
    const units: Record<string, string> = { inside: '°C', outside: '°C', level: 'cm' };
    const groups = groupSeries([], ['inside', 'level', 'outside', 'inside'], (name) => units[name] ?? '');
    expect(groups.map(({ unit, names }) => [unit, names])).toEqual([
      ['°C', ['inside', 'outside']],
      ['cm', ['level']],
    ]);
    expect(groupSeries([], [...'abcdefg']).map(({ names }) => names.length)).toEqual([6, 1]);
  });

  it('is empty when there is nothing, and holds at most six lines', () => {
    expect(groupSeries([], [])).toEqual([]);
    expect(groupSeries([], ['a', 'b', 'c', 'd', 'e', 'f', 'g'])[0]?.names).toHaveLength(6);
  });
});
