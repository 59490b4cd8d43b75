import type { Locator, Page } from 'playwright-core';
import { patience } from './browser.ts';

/** Presses a key until something is true: what a person does who watches the screen. */
export async function pressUntil(page: Page, key: string, done: () => Promise<boolean>): Promise<void> {
  let pressed = 0;
  for (const givenUp = Date.now() + patience; Date.now() < givenUp; pressed += 1) {
    if (await done()) return;
    await page.keyboard.press(key);
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`${String(pressed)} times ${key} did not get there; the focus is on ${at ?? 'nothing'}`);
}

export function hasFocus(place: Locator): Promise<boolean> {
  return place.evaluateAll((all) => all.some((element) => element === document.activeElement));
}

/** Goes on with Tab until the focus is there. */
export async function tabTo(page: Page, place: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await place.first().waitFor({ state: 'attached', timeout: patience });
  await pressUntil(page, key, () => hasFocus(place));
}
