import * as Blockly from 'blockly/core';
import { categories, type Category } from './block-spec.ts';

/** Drawers whose colour has the name of another: neighbours in meaning share one. */
const colourOf: Partial<Readonly<Record<Category, string>>> = {
  show: 'screen',
  sense: 'sensors',
  move: 'buttons',
  pins: 'data',
  radio: 'buttons',
  time: 'start',
  lists: 'variables',
  text: 'maths',
  functions: 'loops',
};

/** Blockly's theme from the look's tokens as they are now (light, dark or contrast). */
export function blocksTheme(): Blockly.Theme {
  const tokens = getComputedStyle(document.documentElement);
  const token = (name: string, fallback: string): string => tokens.getPropertyValue(name).trim() || fallback;
  const styles = Object.fromEntries(
    categories.map((category) => {
      const colour = token(`--block-${colourOf[category] ?? category}`, '#2a6496');
      return [
        category,
        {
          colourPrimary: colour,
          // What lies in another block; lighter, its white words would be hard to read.
          colourSecondary: mix(colour, '#000000', 0.16),
          colourTertiary: mix(colour, '#000000', 0.3),
        },
      ];
    }),
  );
  return Blockly.Theme.defineTheme(`pensabit-${String(++count)}`, {
    name: `pensabit-${String(count)}`,
    base: Blockly.Themes.Zelos,
    blockStyles: styles,
    componentStyles: {
      workspaceBackgroundColour: token('--sheet', '#ffffff'),
      toolboxBackgroundColour: token('--sheet-2', '#f9faf7'),
      toolboxForegroundColour: token('--ink', '#1b2829'),
      flyoutBackgroundColour: token('--sheet-2', '#f9faf7'),
      flyoutForegroundColour: token('--ink', '#1b2829'),
      flyoutOpacity: 1,
      scrollbarColour: token('--edge', '#75847f'),
      scrollbarOpacity: 0.5,
      insertionMarkerColour: token('--ink', '#1b2829'),
      insertionMarkerOpacity: 0.3,
      selectedGlowColour: token('--lit', '#ffc02e'),
    },
    fontStyle: { family: token('--font', 'sans-serif'), weight: '600', size: 12 },
    startHats: false,
  });
}
/** Blockly keeps themes by name; a new name makes it read the colours again. */
let count = 0;

function mix(colour: string, other: string, share: number): string {
  const channel = (hex: string, at: number): number => parseInt(hex.slice(at, at + 2), 16);
  return `#${[1, 3, 5]
    .map((at) => Math.round(channel(colour, at) * (1 - share) + channel(other, at) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}
