/** How much room two editors side by side need, in px: a column of drawers, some blocks, 36 letters of Python. */
const sideBySideWidth = 840;
/** Narrower windows have no room for it, even on the whole screen. */
const narrowestWindow = 900;

const key = 'pensabit.sideBySide';

export function fitsSideBySide(width: number): boolean {
  return width >= sideBySideWidth;
}

/** Whether the window could show both, with the lesson text folded or on the whole screen. */
export function mayFitSideBySide(windowWidth: number): boolean {
  return windowWidth >= narrowestWindow;
}

/** What was chosen on this computer before. Storage may be denied: then a choice lasts as long as the tab. */
export function wantsSideBySide(): boolean {
  try {
    return localStorage.getItem(key) === 'yes';
  } catch {
    return false;
  }
}

export function rememberSideBySide(wanted: boolean): void {
  try {
    if (wanted) localStorage.setItem(key, 'yes');
    else localStorage.removeItem(key);
  } catch {
    // It is on screen already; there is nothing to tell.
  }
}
