/** Milliseconds that a press lasts which has no end of its own: a screen reader's click. */
const clickLength = 200;

/**
 * Makes an element something to press and hold, by mouse, finger, pen, keyboard and by a screen reader's
 * click. `change(true)` when it goes down, `change(false)` when it comes up, whatever happens in between (the
 * finger slides off, the window loses focus). Give the result to Lit as `@eventname` listeners.
 */
export class Hold {
  private down = false;
  private byPointer = false;

  constructor(private readonly change: (down: boolean) => void) {}

  readonly pointerdown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    // Without capture, a mouse that leaves the button would never let go of it.
    if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    this.byPointer = true;
    this.set(true);
  };

  readonly pointerup = (): void => {
    this.set(false);
  };

  readonly keydown = (event: KeyboardEvent): void => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    // The space bar would scroll; Enter would click as well.
    event.preventDefault();
    if (!event.repeat) this.set(true);
  };

  readonly keyup = (event: KeyboardEvent): void => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    this.set(false);
  };

  readonly click = (): void => {
    if (this.byPointer) {
      this.byPointer = false;
      return;
    }
    this.set(true);
    setTimeout(() => {
      this.set(false);
    }, clickLength);
  };

  /** Comes up if it is down: also when the element goes away. */
  readonly release = (): void => {
    this.set(false);
  };

  private set(down: boolean): void {
    if (this.down === down) return;
    this.down = down;
    this.change(down);
  }
}
