import { apiEntry } from '../../firmware/micropython/api.ts';
import type { ApiEntry } from '../../firmware/micropython/api-entry.ts';
import { messageFor, t } from '../i18n/translate.ts';
import type { BlockSpec } from './block-spec.ts';

/**
 * What a block does, in a sentence: its own, or that of the part of the board's API it stands for, which the Python
 * editor shows too. `field` gives what is chosen in a menu. Without words it is the Python itself.
 */
export function blockHint(spec: BlockSpec, field: (name: string) => string): string {
  const said = ownHint(spec) ?? apiHint(spec, field) ?? pythonOf(spec);
  return spec.v2 === true ? `${said} ${t('block.v2.tip')}`.trim() : said;
}

function ownHint(spec: BlockSpec): string | undefined {
  return messageFor(`block.tip.${spec.type}`);
}

function apiHint(spec: BlockSpec, field: (name: string) => string): string | undefined {
  const entry = blockApi(spec, field);
  const words = entry === undefined ? undefined : messageFor(`api.${entry.words}`);
  // Blocks say it in the pupil's language, Python does not.
  return words?.replace(/^True\b/, capital(t('block.option.boolean.True')));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The entry of the API that a block stands for, if it stands for one. */
function blockApi(spec: BlockSpec, field: (name: string) => string): ApiEntry | undefined {
  const filled = (text: string): string => text.replace(/<(\w+)>/g, (_, name: string) => field(name));
  if (spec.api !== undefined) return apiEntry(filled(spec.api));
  const called = spec.calls ?? /^[\w.<>]+/.exec(spec.python ?? '')?.[0];
  if (called === undefined) return undefined;
  const name = filled(called);
  return apiEntry(name) ?? apiEntry(`microbit.${name}`) ?? apiEntry(`builtins.${name}`);
}

function pythonOf(spec: BlockSpec): string {
  return (spec.python ?? '').replace(/\{\w+\}/g, '…').replace(/<\w+>/g, '…');
}
