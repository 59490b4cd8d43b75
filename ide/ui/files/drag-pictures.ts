import { html, svg, type TemplateResult } from 'lit';
import { miniBoard } from '../mini-board.ts';

/** What to do with a hex, as pictures of 200 x 104 in the manner of the lessons' ones: ink, and one thing lit. */
export type DragStep = 'plug' | 'drag' | 'blink';

export function dragPicture(step: DragStep): TemplateResult {
  return html`<svg class="art" viewBox="0 0 200 104" aria-hidden="true">${pictures[step]}</svg>`;
}

const heart = '0101011111111110111000100';
const dark = '0'.repeat(25);

const pictures: Readonly<Record<DragStep, TemplateResult<2>>> = {
  plug: svg`<path class="l" d="M8 92H192M16 92l6-10h66l6 10M26 82V40a4 4 0 0 1 4-4h50a4 4 0 0 1 4 4v42Z"/>
    <path class="l lit-line" d="M84 70c22 0 6-52 34-52h26v8"/>
    ${miniBoard(106, 26, 2, dark)}`,
  drag: svg`<path class="l" d="M28 22h24l12 12v40a3 3 0 0 1-3 3H28a3 3 0 0 1-3-3V25a3 3 0 0 1 3-3ZM52 22v12h12"/>
    <text class="art-word" x="44" y="60" text-anchor="middle">.hex</text>
    <path class="l lit-line" d="M76 50h34m-9-9 9 9-9 9"/>
    <path class="l" d="M124 32h60a4 4 0 0 1 4 4v30a4 4 0 0 1-4 4h-60a4 4 0 0 1-4-4V36a4 4 0 0 1 4-4ZM132 44h8v12h-8"/>
    <text class="art-word" x="154" y="88" text-anchor="middle">MICROBIT</text>`,
  blink: svg`${miniBoard(60, 24, 2, heart)}
    <path class="l lit-line" d="M48 18l-6-8M100 14V4M152 18l6-8"/>
    <path class="l" d="M8 96H192"/>`,
};
