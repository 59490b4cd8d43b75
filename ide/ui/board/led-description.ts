import { t } from '../../i18n/translate.ts';

/** What a frame shows, in words: which columns of which row are lit. */
export function describeFrame(frame: readonly number[]): string {
  if (frame.every((level) => level === 0)) return t('board.leds.dark');
  if (frame.every((level) => level > 0)) return t('board.leds.all');
  const rows = Array.from({ length: 5 }, (_, row) => {
    const lit = [1, 2, 3, 4, 5].filter((column) => (frame[row * 5 + column - 1] ?? 0) > 0);
    if (lit.length === 0) return t('board.leds.row-dark');
    if (lit.length === 5) return t('board.leds.row-full');
    return t('board.leds.row', { columns: lit.join(' ') });
  });
  return t('board.leds.rows', { rows: rows.join('; ') });
}

/** Milliseconds a picture must stand still before it is worth saying. */
const stillFor = 1200;
/** Milliseconds of change without rest after which the screen is said to move. */
const movingFor = 3000;

/**
 * Chooses what a screen reader should hear of the LEDs: a picture that stands still, once; that the screen is
 * moving, once, for animations and scrolled texts. Never each frame.
 */
export class LedAnnouncer {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private restlessSince: number | undefined;
  private saidMoving = false;

  constructor(
    private readonly say: (text: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  show(frame: readonly number[]): void {
    const now = this.now();
    this.restlessSince ??= now;
    if (!this.saidMoving && now - this.restlessSince > movingFor) {
      this.saidMoving = true;
      this.say(t('board.leds.moving'));
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.restlessSince = undefined;
      this.saidMoving = false;
      this.say(describeFrame(frame));
    }, stillFor);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.restlessSince = undefined;
    this.saidMoving = false;
  }
}
