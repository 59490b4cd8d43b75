import { messageFor } from '../i18n/translate.ts';
import type { BlockSpec } from './block-spec.ts';

/**
 * What a block does, in a sentence: its own, or that of the Python function it stands for, which the Python
 * editor shows too. `field` gives what is chosen in a menu. Without words it is the Python itself.
 */
export function blockHint(spec: BlockSpec, field: (name: string) => string): string {
  const own = messageFor(`block.tip.${spec.type}`);
  if (own !== undefined || spec.python === undefined) return own ?? '';
  const called = /^[\w.<>]+/.exec(spec.python)?.[0].replace(/<(\w+)>/g, (_, name: string) => field(name));
  const known = called?.replace(/^button_[ab]\b/, 'button').replace(/^pin\d+\b/, 'pin');
  return messageFor(`api.${known ?? ''}`) ?? spec.python.replace(/\{\w+\}/g, '…').replace(/<\w+>/g, '…');
}
