import { svg, type TemplateResult } from 'lit';

/** The board from the front, 5 x 4.2 cm at 10 units a millimetre. Parts that never change. */

const pitch = 42;

/** The 25 LEDs. Their element's `--v` is the level 0..9; `data-off` where it is 0. Set without rendering. */
export const leds: readonly TemplateResult<2>[] = Array.from({ length: 25 }, (_, index) => {
  const x = 260 + ((index % 5) - 2) * pitch;
  const y = 186 + (Math.floor(index / 5) - 2) * pitch;
  return svg`<g class="led" data-off>
    <circle class="halo" cx=${x} cy=${y} r="34" />
    <rect class="off" x=${x - 9} y=${y - 14} width="18" height="28" rx="4" />
    <rect class="die" x=${x - 3} y=${y - 5} width="6" height="10" rx="1.5" />
    <rect class="on" x=${x - 9} y=${y - 14} width="18" height="28" rx="4" />
    <rect class="hot" x=${x - 4} y=${y - 9} width="8" height="18" rx="3" />
  </g>`;
});

/** Circuit board, corners, and the line around the screen. A V2 has a touch logo in the ring on top. */
export function ground(touchLogo: boolean): TemplateResult<2> {
  return svg`<path
      class="pcb-side"
      d="M36 10h448a30 30 0 0 1 30 30v386a8 8 0 0 1-8 8H14a8 8 0 0 1-8-8V40a30 30 0 0 1 30-30Z"
    />
    <path
      class="pcb"
      d="M36 4h448a30 30 0 0 1 30 30v386a8 8 0 0 1-8 8H14a8 8 0 0 1-8-8V34A30 30 0 0 1 36 4Z"
    />
    <path class="corner" d="M36 4h92L6 126V34A30 30 0 0 1 36 4ZM484 4h-92l122 122V34a30 30 0 0 0-30-30Z" />
    <path class="track" d="M152 74h216M152 74l-22 22v180l22 22h216l22-22V96l-22-22" />
    ${
      touchLogo
        ? svg`<g class="touch">
            <rect class="ring" x="216" y="22" width="88" height="42" rx="21" />
            <path d="M246 52a20 20 0 0 1 0-18M254 49a14 14 0 0 1 0-12M274 52a20 20 0 0 0 0-18M266 49a14 14 0 0 0 0-12" />
            <circle cx="260" cy="43" r="3.5" />
          </g>`
        : undefined
    }`;
}

/** A button's metal and cap; what makes it press is around it. */
export function buttonParts(x: number, name: string): TemplateResult<2> {
  const rivets = [
    [x - 28, 158],
    [x + 28, 158],
    [x - 28, 214],
    [x + 28, 214],
  ];
  return svg`<rect class="housing" x=${x - 38} y="148" width="76" height="76" rx="9" />
    <g class="rivet">${rivets.map(([cx, cy]) => svg`<circle cx=${cx} cy=${cy} r="5" />`)}</g>
    <circle class="cap" cx=${x} cy="186" r="25" />
    <circle class="cap-top" cx=${x} cy="184" r="19" />
    <text x=${x} y="132">${name}</text>
    <rect class="ring-focus" x=${x - 44} y="142" width="88" height="88" rx="13" />
    <rect class="ring-focus" x=${x - 44} y="142" width="88" height="88" rx="13" />`;
}

const stripWidth = 7;
const gap = 2.5;
const padWidth = 58;
const padNames = ['0', '1', '2', '3V', 'GND'] as const;
/** Thin contacts before, between and after the five pads: 3 | 0 | 4-7 | 1 | 8-12 | 2 | 13-17 | 3V | 18-21 | GND | 22 */
const between = [1, 4, 5, 5, 4, 1] as const;

export interface Pad {
  readonly name: (typeof padNames)[number];
  /** Left edge. */
  readonly x: number;
}

function layOutEdge(): { pads: Pad[]; strips: number[] } {
  const pads: Pad[] = [];
  const strips: number[] = [];
  let x = 15;
  between.forEach((count, index) => {
    for (let strip = 0; strip < count; strip += 1) {
      strips.push(x);
      x += stripWidth + gap;
    }
    const name = padNames[index];
    if (name === undefined) return;
    pads.push({ name, x });
    x += padWidth + gap;
  });
  return { pads, strips };
}

const edge = layOutEdge();

/** The five big contacts of the edge connector, from left to right. */
export const pads: readonly Pad[] = edge.pads;

export const edgeBed: TemplateResult<2> = svg`<path class="edge-bed" d="M6 340h508v80a8 8 0 0 1-8 8H14a8 8 0 0 1-8-8Z" />
  <g class="strips">
    ${edge.strips.map((x) => svg`<rect class="strip" x=${x} y="348" width=${stripWidth} height="74" rx="1.5" />`)}
  </g>`;

export function padParts({ name, x }: Pad): TemplateResult<2> {
  const middle = x + padWidth / 2;
  const shape = `M${String(x)} 424v-58a29 29 0 0 1 58 0v58z`;
  return svg`<path d=${shape} />
    <circle class="hole" cx=${middle} cy="366" r="18" />
    <text x=${middle} y="413" class=${name === 'GND' ? 'tight' : ''}>${name}</text>
    <path class="ring-focus" d=${shape} />
    <path class="ring-focus" d=${shape} />`;
}
