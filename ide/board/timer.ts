/** Calls back after that many milliseconds unless the returned function was called. */
export type Timer = (callback: () => void, milliseconds: number) => () => void;

export const startTimer: Timer = (callback, milliseconds) => {
  const handle = setTimeout(callback, milliseconds);
  return () => {
    clearTimeout(handle);
  };
};
