import { html, svg, type TemplateResult } from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import type { Phase } from '../../lessons/format/lesson.ts';

/** A filled part; the rest is drawn with a 2 px round line in currentColor. */
const f = 'fill="currentColor" stroke="none"';

/** 24 x 24 each. Plain strings written here, never data, so they may go into the page unescaped. */
const icons = {
  run: `<path ${f} d="M7 4.6v14.8a1 1 0 0 0 1.5.85l12-7.4a1 1 0 0 0 0-1.7l-12-7.4A1 1 0 0 0 7 4.6Z"/>`,
  stop: `<rect ${f} x="5" y="5" width="14" height="14" rx="2.5"/>`,
  pause: `<rect ${f} x="6" y="5" width="4" height="14" rx="1"/><rect ${f} x="14" y="5" width="4" height="14" rx="1"/>`,
  virtual: `<rect x="3" y="5" width="18" height="14" rx="3" stroke-dasharray="3.2 3"/><path d="M9 11v2m3-4v6m3-4v2"/>`,
  usb: `<path d="M8 3v5m8-5v5M6 8h12v4a6 6 0 0 1-12 0zM12 18v3"/>`,
  unplugged: `<path d="M8 3v5m8-5v2M10 8h8v4a6 6 0 0 1-1 3M6 9v3a6 6 0 0 0 7 5.9M12 18v3M4 4l16 16"/>`,
  globe: `<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3.2 2.6 3.2 15.4 0 18M12 3c-3.2 2.6-3.2 15.4 0 18"/>`,
  more: `<g ${f}><circle cx="5" cy="12" r="2"/><circle cx="12" cy="12" r="2"/><circle cx="19" cy="12" r="2"/></g>`,
  tick: `<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  notyet: `<circle cx="12" cy="12" r="8.5"/><path ${f} d="M12 3.5a8.5 8.5 0 0 1 0 17Z"/>`,
  waiting: `<path d="M7 3h10M7 21h10M8 3v3.5c0 2.5 4 4 4 5.5s-4 3-4 5.5V21M16 3v3.5c0 2.5-4 4-4 5.5s4 3 4 5.5V21"/>`,
  hand: `<path d="M8 12.5V6a1.5 1.5 0 0 1 3 0v5-7a1.5 1.5 0 0 1 3 0v7-5.5a1.5 1.5 0 0 1 3 0V14c0 4-2.2 7-5.8 7-2.7 0-4.2-1.3-5.4-3.6L4 13.8a1.5 1.5 0 0 1 2.5-1.6L8 14"/>`,
  lock: `<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>`,
  lamp: `<path d="M9 18h6M10 21h4M12 3a6 6 0 0 0-3.6 10.8c.4.3.6.7.6 1.2h6c0-.5.2-.9.6-1.2A6 6 0 0 0 12 3Z"/>`,
  bell: `<path d="M6 16v-5a6 6 0 0 1 12 0v5l1.5 2h-15ZM10 21h4"/>`,
  therm: `<path d="M10 13.5V5a2 2 0 0 1 4 0v8.5a4 4 0 1 1-4 0Z"/><path d="M12 10v6"/><circle ${f} cx="12" cy="17" r="1.6"/>`,
  sun: `<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4"/>`,
  tilt: `<rect x="5.5" y="9" width="14" height="7" rx="1.5" transform="rotate(-20 12 12)"/><path d="M3 20h18"/>`,
  shake: `<rect x="7" y="8" width="10" height="8" rx="1.5"/><path d="M4 9.5v5M20 9.5v5M1.5 11v2M22.5 11v2"/>`,
  left: `<path d="m14.5 6-6 6 6 6"/>`,
  right: `<path d="m9.5 6 6 6-6 6"/>`,
  down: `<path d="m6 9.5 6 6 6-6"/>`,
  arrow: `<path d="M5 12h14m-5.5-5.5L19 12l-5.5 5.5"/>`,
  collapse: `<rect x="3" y="4" width="18" height="16" rx="2.5"/><path d="M9 4v16M16.5 9.5 14 12l2.5 2.5"/>`,
  expand: `<path d="M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5"/>`,
  undo: `<path d="M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-4"/>`,
  redo: `<path d="m16 5 4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h4"/>`,
  plus: `<path d="M12 5v14M5 12h14"/>`,
  close: `<path d="M6 6l12 12M18 6 6 18"/>`,
  minus: `<path d="M5 12h14"/>`,
  fit: `<path d="M4 9V5h4M16 5h4v4M20 15v4h-4M8 19H4v-4"/><rect ${f} x="9" y="9.5" width="6" height="5" rx="1"/>`,
  bin: `<path d="M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5"/>`,
  blocks: `<path d="M4 6a1 1 0 0 1 1-1h2l1.5 1.5h2L12 5h7a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1ZM4 11.5h11V18a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1Z"/>`,
  code: `<path d="m8.5 7-5 5 5 5M15.5 7l5 5-5 5M13.5 5l-3 14"/>`,
  both: `<rect x="3" y="5" width="18" height="14" rx="2"/><path d="M12 5v14M6 9h3M6 12h3M15 9h3M15 12h3M15 15h2"/>`,
  list: `<path d="M9 6h11M9 12h11M9 18h11"/><g ${f}><circle cx="4.5" cy="6" r="1.5"/><circle cx="4.5" cy="12" r="1.5"/><circle cx="4.5" cy="18" r="1.5"/></g>`,
  maths: `<path d="M4 7.5h7M7.5 4v7M14 7.5h6M5 14l5 5M10 14l-5 5M14 15h6M14 18.5h6"/>`,
  file: `<path d="M6 3h8l5 5v12a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM14 3v5h5"/>`,
  folder: `<path d="M3 6.5A1.5 1.5 0 0 1 4.5 5H9l2.5 3h8A1.5 1.5 0 0 1 21 9.5v8a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5Z"/>`,
  clock: `<circle cx="12" cy="12" r="9"/><path d="M12 7v5.5l3.5 2"/>`,
  say: `<path d="M4 5h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-8l-5 4.5V16H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM7.5 9h9M7.5 12h5.5"/>`,
  ask: `<path d="M4 5h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-3v4.5L12 16H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Z"/><path d="M10 9a2 2 0 1 1 2.6 1.9c-.5.2-.6.5-.6 1"/><circle ${f} cx="12" cy="13.7" r=".9"/>`,
  watch: `<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="3"/>`,
  clipboard: `<rect x="5" y="5" width="14" height="16" rx="2"/><path d="M9 5V3h6v2ZM8.5 11l1.5 1.5 2.5-2.5M8.5 16.5h7"/>`,
  grid: `<rect x="4" y="4" width="6" height="6" rx="1.5"/><rect x="14" y="4" width="6" height="6" rx="1.5"/><rect x="4" y="14" width="6" height="6" rx="1.5"/><rect x="14" y="14" width="6" height="6" rx="1.5"/>`,
  screen: `<rect x="3" y="4" width="18" height="12" rx="2"/><path d="M12 16v4M8 20h8"/>`,
  settings: `<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>`,
  radio: `<circle ${f} cx="12" cy="12" r="2"/><path d="M7.8 16.2a6 6 0 0 1 0-8.4M16.2 7.8a6 6 0 0 1 0 8.4M5 19a10 10 0 0 1 0-14M19 5a10 10 0 0 1 0 14"/>`,
  mic: `<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>`,
  pins: `<path d="M4 4v10a3.5 3.5 0 0 0 7 0V4M13 4v10a3.5 3.5 0 0 0 7 0V4"/><circle cx="7.5" cy="14" r="1"/><circle cx="16.5" cy="14" r="1"/>`,
  chart: `<path d="M4 4v16h16M8 15l3.5-4 3 2.5L20 8"/>`,
  flag: `<path d="M6.5 21V4"/><path ${f} d="M6.5 4h11l-2.6 4 2.6 4h-11Z"/>`,
  runs: `<path d="M4 4v16h16"/><path d="M7.5 15.5 11 10l3 2.5 5-7"/><path stroke-dasharray="2.4 2.6" d="M7.5 11 11 15l3 1.5 5-4"/>`,
  share: `<circle cx="6" cy="12" r="2.5"/><circle cx="17" cy="5.5" r="2.5"/><circle cx="17" cy="18.5" r="2.5"/><path d="m8.3 10.7 6.4-3.8M8.3 13.3l6.4 3.8"/>`,
  copy: `<rect x="8.5" y="8.5" width="11" height="12" rx="2"/><path d="M15.5 5.5A2 2 0 0 0 13.5 3.5h-7a2 2 0 0 0-2 2v8.5a2 2 0 0 0 1.5 2"/>`,
  loop: `<path d="M5 11a7 7 0 0 1 12-4l2.5 2.5M19 13a7 7 0 0 1-12 4l-2.5-2.5M19.5 5v4.5H15M4.5 19v-4.5H9"/>`,
  branch: `<path d="M6 4v16M6 12h6a5 5 0 0 0 5-5V5m-3 2.5L17 4l3 3.5"/>`,
  variable: `<path d="M7 5c-3 4-3 10 0 14M17 5c3 4 3 10 0 14M9.5 9.5l5 5m0-5-5 5"/>`,
  button: `<rect x="4" y="4" width="16" height="16" rx="3"/><circle cx="12" cy="12" r="4"/>`,
  leds: `<g ${f}><circle cx="6" cy="6" r="1.7"/><circle cx="12" cy="6" r="1.7"/><circle cx="18" cy="6" r="1.7"/><circle cx="6" cy="12" r="1.7"/><circle cx="12" cy="12" r="1.7"/><circle cx="18" cy="12" r="1.7"/><circle cx="6" cy="18" r="1.7"/><circle cx="12" cy="18" r="1.7"/><circle cx="18" cy="18" r="1.7"/></g>`,
  note: `<path d="M9 18V6l10-2v12"/><circle cx="6.5" cy="18" r="2.5"/><circle cx="16.5" cy="16" r="2.5"/>`,
  power: `<path d="M12 3v8M7 6a8 8 0 1 0 10 0"/>`,
  book: `<path d="M12 6c-2-1.5-5-2-8-1.5V18c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V4.5C17 4 14 4.5 12 6Zm0 0v13.5"/>`,
  offline: `<path d="M4 4l16 16M8.5 16a5 5 0 0 1 7 0M5.5 12.5a9.5 9.5 0 0 1 4-2.3M18.5 12.5a9.5 9.5 0 0 0-5-2.5M2.5 9a14 14 0 0 1 4-2.5M21.5 9A14 14 0 0 0 11 5"/><circle ${f} cx="12" cy="19.5" r="1.3"/>`,
  cable: `<path d="M4 4v4a4 4 0 0 0 4 4h8a4 4 0 0 1 4 4v4M2.5 4h3M18.5 20h3"/>`,
  battery: `<rect x="3" y="8" width="15" height="9" rx="2"/><path d="M21 11v3M7 11v3M11 11v3"/>`,
  box: `<path d="M4 8l8-4 8 4v8.5l-8 4-8-4ZM4 8l8 4 8-4M12 12v8.5"/>`,
  print: `<path d="M7 8V3h10v5M7 17H4V9.5A1.5 1.5 0 0 1 5.5 8h13A1.5 1.5 0 0 1 20 9.5V17h-3M7 14h10v7H7Z"/>`,
  think: `<rect x="8" y="5.5" width="10" height="8" rx="2.5"/><rect ${f} x="6" y="14.8" width="3.2" height="3.2" rx=".8"/><rect ${f} x="3.6" y="18.6" width="2" height="2" rx=".5"/>`,
  check: `<circle cx="11" cy="11" r="5"/><path d="m15 15 4.5 4.5"/>`,
  correct: `<path d="m6 18 .8-3.7 8.4-8.4a1.5 1.5 0 0 1 2.1 0l.8.8a1.5 1.5 0 0 1 0 2.1l-8.4 8.4Z"/>`,
  solve: `<path d="M7.5 20V5M7.5 5.5c4-2 6 2 10 0v7c-4 2-6-2-10 0"/>`,
} as const;

export type IconName = keyof typeof icons;

/** An icon in the size of its class: `icon-s` 16 px, none 20 px, `icon-l` 24 px. Hidden from screen readers. */
export function icon(name: IconName, className = ''): TemplateResult {
  return html`<svg class="icon ${className}" viewBox="0 0 24 24" aria-hidden="true">
    ${unsafeSVG(icons[name])}
  </svg>`;
}

const shapes: Record<Phase, TemplateResult<2>> = {
  think: svg`<circle cx="20" cy="20" r="18"/>`,
  check: svg`<rect x="3" y="3" width="34" height="34" rx="8"/>`,
  correct: svg`<rect x="6.5" y="6.5" width="27" height="27" rx="6" transform="rotate(45 20 20)"/>`,
  solve: svg`<path d="M13.2 2.8h13.6a4 4 0 0 1 3.4 2l6.3 13.2a4 4 0 0 1 0 4l-6.3 13.2a4 4 0 0 1-3.4 2H13.2a4 4 0 0 1-3.4-2L3.5 22a4 4 0 0 1 0-4L9.8 4.8a4 4 0 0 1 3.4-2Z"/>`,
};

/** A phase's mark: its shape and glyph, filled (now, done) or outlined (to come). */
export function marker(phase: Phase, state: 'now' | 'todo' = 'now', className = ''): TemplateResult {
  return html`<svg
    class="marker marker-${state} ${className}"
    data-phase=${phase}
    viewBox="0 0 40 40"
    aria-hidden="true"
  >
    <g class="shape">${shapes[phase]}</g>
    <g class="glyph" transform="translate(8 8)">${unsafeSVG(icons[phase])}</g>
  </svg>`;
}

/** Pensabit's mark: a thought made of bits, also a p. */
export function mark(): TemplateResult {
  return html`<svg class="mark" viewBox="0 0 40 40" aria-hidden="true">
    <path
      fill="currentColor"
      fill-rule="evenodd"
      d="M18 3h13a7 7 0 0 1 7 7v10a7 7 0 0 1-7 7H18a7 7 0 0 1-7-7V10a7 7 0 0 1 7-7Zm1 6a2.5 2.5 0 0 0-2.5 2.5v7A2.5 2.5 0 0 0 19 21h11a2.5 2.5 0 0 0 2.5-2.5v-7A2.5 2.5 0 0 0 30 9Z"
    />
    <rect fill="currentColor" x="9" y="27.5" width="7.5" height="7.5" rx="2" />
    <rect fill="currentColor" x="3" y="34" width="4" height="4" rx="1.2" />
    <rect class="bit" x="21.5" y="12" width="6" height="6" rx="1.5" />
  </svg>`;
}
