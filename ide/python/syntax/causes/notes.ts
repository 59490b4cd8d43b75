/** Notes to play, without their quotes. */
import type { Finding } from '../finding.ts';
import { type Place, finding, mend } from '../place.ts';

const note = String.raw`[A-GRa-gr](?:b(?=[\d:]))?\d?(?::\d+)?`;
const notes = new RegExp(String.raw`(?<=[[(,]\s*)${note}(?=\s*[,\])])`, 'g');

/** `music.play([C4:4, E4])`: notes are texts. */
export function noteQuotes(place: Place): Finding | undefined {
  const { line, stop, text } = place;
  const name = line[stop - 1];
  if (
    line[stop]?.text !== ':' ||
    line[stop + 1]?.kind !== 'number' ||
    !/^[A-GR]b?\d?$/i.test(name?.text ?? '')
  )
    return undefined;
  const fix = mend(place, place.from, place.to, text.replace(notes, '"$&"'));
  const to = line[stop + 1]?.to ?? place.to;
  return fix === undefined || name === undefined
    ? undefined
    : finding({ ...name, to }, 'error.syntax.noteQuotes', { text: place.source.slice(name.from, to) }, fix);
}
