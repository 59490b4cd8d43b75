import { html, svg, type TemplateResult } from 'lit';

/** What to do with a hex, as pictures of 200 x 104 in the manner of the lessons' ones: ink, and one thing lit. */
export type DragStep = 'plug' | 'drag' | 'blink';

export function dragPicture(step: DragStep): TemplateResult {
  return html`<svg class="art" viewBox="0 0 200 104" aria-hidden="true">${pictures[step]}</svg>`;
}

const heart = '0101011111111110111000100';
const dark = '0'.repeat(25);

/** A board 80 x 66, its lights showing a string of 25, row by row. */
function board(x: number, y: number, lights: string): TemplateResult<2> {
  const path = (light: string): string =>
    [...lights]
      .map((cell, index) =>
        cell === light
          ? `M${String(13 + (index % 5) * 3.5)} ${String(4.5 + Math.floor(index / 5) * 4)}h1`
          : '',
      )
      .join('');
  return svg`<g class="mini" transform="translate(${x} ${y}) scale(2)">
    <rect class="m-pcb" width="40" height="33" rx="4"/><rect class="m-gold" y="26" width="40" height="7" rx="2"/>
    <path class="m-off" d=${path('0')}/><path class="m-on" d=${path('1')}/>
    <circle class="m-btn" cx="6" cy="13" r="3"/><circle class="m-btn" cx="34" cy="13" r="3"/>
  </g>`;
}

const pictures: Readonly<Record<DragStep, TemplateResult<2>>> = {
  plug: svg`<path class="l" d="M8 92H192M16 92l6-10h66l6 10M26 82V40a4 4 0 0 1 4-4h50a4 4 0 0 1 4 4v42Z"/>
    <path class="l lit-line" d="M84 70c22 0 6-52 34-52h26v8"/>
    ${board(106, 26, dark)}`,
  drag: svg`<path class="l" d="M28 22h24l12 12v40a3 3 0 0 1-3 3H28a3 3 0 0 1-3-3V25a3 3 0 0 1 3-3ZM52 22v12h12"/>
    <text class="art-word" x="44" y="60" text-anchor="middle">.hex</text>
    <path class="l lit-line" d="M76 50h34m-9-9 9 9-9 9"/>
    <path class="l" d="M124 32h60a4 4 0 0 1 4 4v30a4 4 0 0 1-4 4h-60a4 4 0 0 1-4-4V36a4 4 0 0 1 4-4ZM132 44h8v12h-8"/>
    <text class="art-word" x="154" y="88" text-anchor="middle">MICROBIT</text>`,
  blink: svg`${board(60, 24, heart)}
    <path class="l lit-line" d="M48 18l-6-8M100 14V4M152 18l6-8"/>
    <path class="l" d="M8 96H192"/>`,
};
