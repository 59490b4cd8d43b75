/** A place in the program, as a console or a verdict speaks of it: the detail of `line-asked`. */
export interface ProgramPlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** The pupil wants to see a place: asks whoever shows the program for it. */
export function askForPlace(from: HTMLElement, place: ProgramPlace): void {
  from.dispatchEvent(new CustomEvent<ProgramPlace>('line-asked', { detail: place, bubbles: true }));
}
