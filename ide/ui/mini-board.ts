import { svg, type TemplateResult } from 'lit';

/** A board 40 wide times `size`, its 25 lights showing `lights`. */
export function miniBoard(x: number, y: number, size: number, lights: string): TemplateResult<2> {
  const path = (light: string): string =>
    [...lights]
      .map((cell, index) =>
        cell === light
          ? `M${String(13 + (index % 5) * 3.5)} ${String(4.5 + Math.floor(index / 5) * 4)}h1`
          : '',
      )
      .join('');
  return svg`<g class="mini" transform="translate(${x} ${y}) scale(${size})">
    <rect class="m-pcb" width="40" height="33" rx="4"/><rect class="m-gold" y="26" width="40" height="7" rx="2"/>
    <path class="m-off" d=${path('0')}/><path class="m-on" d=${path('1')}/>
    <circle class="m-btn" cx="6" cy="13" r="3"/><circle class="m-btn" cx="34" cy="13" r="3"/>
  </g>`;
}
