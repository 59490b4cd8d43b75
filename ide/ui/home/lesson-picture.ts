import { html, svg, type TemplateResult } from 'lit';
import { miniBoard } from '../mini-board.ts';

/**
 * Pictures of lessons, 240 x 128: ink lines on squared paper, one marigold thing in each. A lesson
 * without a picture of its own gets the board.
 */
export function lessonPicture(slug: string): TemplateResult {
  return html`<svg class="art" viewBox="0 0 240 128" aria-hidden="true">
    <path class="l" d="M16 112H224" />
    ${slug === 'cold-chain' ? coldChain : plain}
  </svg>`;
}

/** What the pictures' boards show: a string of 25, row by row. */
const smile = '0000001010000001000101110';

const coldChain = svg`
  <path class="f-check-t l" d="M52 52h98v56a4 4 0 0 1-4 4H56a4 4 0 0 1-4-4Z"/>
  <path class="f-sheet l" d="M46 38a4 4 0 0 1 4-4h102a4 4 0 0 1 4 4v14H46Z"/>
  <path class="l" d="M84 34v-7a5 5 0 0 1 5-5h24a5 5 0 0 1 5 5v7"/>
  <path class="l s-check" d="M72 70v24M61.6 76l20.8 12M82.4 76l-20.8 12M68 72l4 4 4-4M68 92l4-4 4 4"/>
  ${miniBoard(96, 66, 1.05, smile)}
  <path class="f-sheet l" d="M182 82V28a9 9 0 0 1 18 0v54a15 15 0 1 1-18 0Z"/>
  <circle class="f-check" cx="191" cy="94" r="9"/><path class="w s-check" d="M191 92V62"/>
  <path class="f-lit" d="M206 44h10v24h-10z"/>
  <path class="l" d="M206 34h6M206 44h10M206 56h6M206 68h10M206 78h6"/>`;

const plain = miniBoard(80, 46, 2, smile);
