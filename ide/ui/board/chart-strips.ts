import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { t } from '../../i18n/translate.ts';
import type { AlarmInterval } from './alarm-strip.ts';
import { plotInset, type Scale } from './chart-scale.ts';

/** What the strips below the plot show, on the plot's time scale. */
export interface ChartStrips {
  readonly time: Scale;
  /** CSS pixels left of the plot. */
  readonly left: number;
  readonly now: number;
  readonly running: boolean;
  readonly predictedFrom: number | undefined;
  readonly alarms: readonly AlarmInterval[];
}

/** The lanes under the plot: when an alarm was predicted, and when it sounded. Nothing when there is neither. */
export function renderStrips(strips: ChartStrips | undefined): TemplateResult | typeof nothing {
  if (strips === undefined || (strips.predictedFrom === undefined && strips.alarms.length === 0))
    return nothing;
  const { time, now } = strips;
  const span = time.to - time.from;
  const percent = (seconds: number): number =>
    Math.min(100, Math.max(0, ((seconds - time.from) / span) * 100));
  const bar = (from: number, to: number): TemplateResult =>
    html`<span
      class="lane-bar"
      style=${styleMap({ left: `${percent(from).toFixed(2)}%`, width: `${(percent(to) - percent(from)).toFixed(2)}%` })}
    ></span>`;
  const inSight = strips.alarms.filter((one) => (one.to ?? now) >= time.from);
  const first = inSight[0];
  const firstTo = first === undefined ? 0 : percent(first.to ?? now);
  const roomInside = first !== undefined && firstTo - percent(first.from) > 42;
  return html`<div
    class="lanes"
    aria-hidden="true"
    style=${styleMap({ '--plot-left': `${String(strips.left)}px` })}
  >
    ${
      strips.predictedFrom === undefined
        ? nothing
        : html`<div class="lane lane-think">
            <span class="lane-mark"></span>
            <span class="lane-bars">${bar(strips.predictedFrom, time.to)}</span>
            <span
              class="lane-text"
              style=${styleMap(
                percent(strips.predictedFrom) > 55
                  ? { right: `${(100 - percent(strips.predictedFrom)).toFixed(2)}%` }
                  : { left: `${percent(strips.predictedFrom).toFixed(2)}%` },
              )}
              >${t('board.chart.alarm-predicted')}</span
            >
          </div>`
    }
    <div class="lane lane-check">
      <span class="lane-mark"></span>
      <span class="lane-bars">${inSight.map((one) => bar(one.from, one.to ?? now))}</span>
      ${
        first === undefined
          ? nothing
          : html`<span
              class="lane-text ${roomInside ? '' : 'beside'}"
              style=${styleMap(
                roomInside
                  ? { left: `${percent(first.from).toFixed(2)}%` }
                  : percent(first.from) > 45
                    ? { right: `${(100 - percent(first.from)).toFixed(2)}%` }
                    : {
                        left: `${percent(strips.running ? now : (inSight.at(-1)?.to ?? now)).toFixed(2)}%`,
                      },
              )}
              >${t('board.chart.alarm-measured')}</span
            >`
      }
    </div>
    ${
      strips.running
        ? html`<span
            class="now-line"
            style=${styleMap({
              left: `calc(${String(strips.left)}px + (100% - ${String(strips.left + plotInset.right)}px) * ${(percent(now) / 100).toFixed(4)})`,
            })}
          ></span>`
        : nothing
    }
  </div>`;
}
