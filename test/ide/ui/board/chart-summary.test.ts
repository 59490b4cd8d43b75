import { beforeAll, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { summariseChart, unitText } from '../../../../ide/ui/board/chart-summary.ts';

const curve = { times: Float64Array.of(0, 10_000, 31_000), values: Float64Array.of(4, 8.5, 7), length: 3 };

describe('chart summary', () => {
  beforeAll(() => setLanguage('en'));

  it('says what was measured, what was predicted, and when the alarm sounded', () => {
    const text = summariseChart(
      [{ name: 'Temperature', unit: unitText('°C'), curve }],
      {
        answer: {
          type: 'sketch',
          points: [
            { time: 0, value: 4 },
            { time: 54, value: 11.2 },
          ],
          mark: 24,
        },
        series: { name: 't', title: { en: 'Temperature' }, unit: '°C', range: { from: 0, to: 14 } },
        seconds: 54,
        markQuestion: undefined,
      },
      [{ from: 3.2, to: undefined }],
    );
    expect(text).toBe(
      'Temperature: now 7\u00a0°C, between 4\u00a0°C and 8.5\u00a0°C, over 31\u00a0seconds. You predicted from 4\u00a0°C to 11.2\u00a0°C over 54\u00a0seconds. You predicted the alarm at 24\u00a0seconds. The alarm sounded first at 3\u00a0seconds.',
    );
  });

  it('writes numbers as the language does, and says when nothing was measured', async () => {
    await setLanguage('it');
    expect(summariseChart([{ name: 'Luce', unit: '', curve }], undefined, [])).toContain('8,5');
    expect(summariseChart([{ name: 'Luce', unit: '', curve: { ...curve, length: 0 } }], undefined, [])).toBe(
      'Luce: ancora nessuna misura.',
    );
    await setLanguage('en');
  });
});
