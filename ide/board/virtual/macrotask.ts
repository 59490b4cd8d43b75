/**
 * A way to come back after the messages that are waiting: `setTimeout(..., 0)` would take 4 ms after a few
 * turns (HTML standard, "timer initialization steps"), a message to ourselves comes at once. For workers.
 */
export function createMacrotask(): (callback: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => {
    waiting.shift()?.();
  };
  return (callback) => {
    waiting.push(callback);
    port2.postMessage(undefined);
  };
}
