/**
 * One polite live region for the whole page, so that screen readers hear what appears elsewhere (a new
 * screen, a new step). Put once into the page by `<pensa-app>`.
 */
export const announcerId = 'pensa-announcer';

/** Says a sentence to people who do not see the screen. The same sentence twice is said twice. */
export function announce(sentence: string): void {
  const region = document.getElementById(announcerId);
  if (region === null) return;
  // A text that does not change is not spoken: an empty moment in between makes it new.
  region.textContent = '';
  requestAnimationFrame(() => {
    region.textContent = sentence;
  });
}

/** Moves the focus to where reading goes on: the first `[data-focus]` inside, else the place itself. */
export function focusOn(place: Element | null): void {
  const target = place?.querySelector<HTMLElement>('[data-focus]') ?? place;
  if (!(target instanceof HTMLElement)) return;
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
