/**
 * Keeps a keyboard user's place among the blocks. A frame after a block got the focus Blockly brings it to the
 * front by moving its siblings in the document; if the focus has meanwhile gone on to one of those, a fast arrow
 * key on a slow computer, the browser drops it and the keys do nothing any more. What lost it like that gets it back.
 */
export function keepFocus(container: HTMLElement, signal: AbortSignal): void {
  let byKeyboard = false;
  document.addEventListener('keydown', () => (byKeyboard = true), { capture: true, signal });
  document.addEventListener('pointerdown', () => (byKeyboard = false), { capture: true, signal });
  container.addEventListener(
    'focusout',
    ({ target, relatedTarget }) => {
      if (!byKeyboard || relatedTarget !== null || !(target instanceof SVGElement)) return;
      // The move is still under way; after it, only a dropped focus is nowhere.
      queueMicrotask(() => {
        const nowhere = document.activeElement === null || document.activeElement === document.body;
        if (nowhere && target.isConnected && document.hasFocus()) target.focus();
      });
    },
    { signal },
  );
}
