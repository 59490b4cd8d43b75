/** Lines kept. */
const most = 50;

/** What was typed to the board before, walked through with the up and down keys. */
export class InputHistory {
  private readonly lines: string[] = [];
  /** Place in `lines`; its length stands for the line that is being typed. */
  private at = 0;
  private draft = '';

  add(line: string): void {
    if (line !== '' && this.lines.at(-1) !== line) this.lines.push(line);
    if (this.lines.length > most) this.lines.shift();
    this.at = this.lines.length;
    this.draft = '';
  }

  /** The line before; `current` is what stands in the field. */
  up(current: string): string {
    if (this.at === this.lines.length) this.draft = current;
    this.at = Math.max(0, this.at - 1);
    return this.lines[this.at] ?? current;
  }

  down(current: string): string {
    if (this.at === this.lines.length) return current;
    this.at += 1;
    return this.lines[this.at] ?? this.draft;
  }
}
