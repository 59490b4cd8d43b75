import { html, nothing, svg, type TemplateResult } from 'lit';
import { formatNumber, t } from '../../i18n/translate.ts';
import type { RecentProject } from '../../session/app-services.ts';
import { marker } from '../icon.ts';

type Sketch = NonNullable<NonNullable<RecentProject['lesson']>['sketch']>;

/** A locked prediction as a small chart without words, 300 x 132, for the desk. */
export function smallSketch({ answer, seconds, series }: Sketch): TemplateResult {
  const { from, to } = series.range;
  const x = (time: number): string => ((time / seconds) * 300).toFixed(1);
  const y = (value: number): string => (126 - ((value - from) / (to - from)) * 120).toFixed(1);
  const line = answer.points.map(
    (point, index) => `${index === 0 ? 'M' : 'L'}${x(point.time)} ${y(point.value)}`,
  );
  const ends = [answer.points[0], answer.points.at(-1)].map((point) =>
    point === undefined ? '' : `${formatNumber(point.value, 0)}\u00a0${series.unit}`,
  );
  const label = t('home.sketch', { from: ends[0] ?? '', to: ends[1] ?? '', seconds });
  const { band } = series;
  return html`<figure class="squared">
    <svg class="chart" viewBox="0 0 300 132" role="img" aria-label=${label}>
      ${
        band === undefined
          ? nothing
          : svg`<rect class="safe" x="0" y=${y(band.to)} width="300" height=${Number(y(band.from)) - Number(y(band.to))}/>
            <path class="safe-line" d="M0 ${y(band.from)}H300M0 ${y(band.to)}H300"/>`
      }
      <path class="predicted" d=${line.join('')} />
    </svg>
    <figcaption class="key">
      <span class="key-think">${marker('think', 'now', 'marker-xs')}${t('home.predicted')}</span>
    </figcaption>
  </figure>`;
}
