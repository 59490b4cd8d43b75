let styles: Promise<void> | undefined;

/**
 * Monaco's style sheet is a file of its own (see scripts/build.ts): only who writes Python loads it, once. Rejects when
 * it does not arrive; it is then asked for again the next time.
 */
export function monacoStyles(): Promise<void> {
  styles ??= load().catch((error: unknown) => {
    styles = undefined;
    throw error;
  });
  return styles;
}

async function load(): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '/monaco.css';
  await new Promise<void>((resolve, reject) => {
    link.addEventListener('load', () => {
      resolve();
    });
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error('monaco.css did not load'));
    });
    document.head.append(link);
  });
}
