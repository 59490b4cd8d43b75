import { describe, expect, it } from 'vitest';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import { clipOf, readClip } from '../../../ide/session/block-clip.ts';

const program = `from microbit import *

score = 0
while True:
    if button_a.was_pressed():
        score += 1
        display.show(score)
    sleep(100)
`;
const document = pythonToBlocks(program);
const first = document.workspace.blocks.blocks[0]?.next?.block;
const loop = first?.next?.block;

describe('blocks on the clipboard', () => {
  it('are Python for everybody else, without what is around them', () => {
    const clip = clipOf(loop, document.workspace.variables);
    expect(clip?.text).toBe(
      'while True:\n    if button_a.was_pressed():\n        score += 1\n        display.show(score)\n    sleep(100)',
    );
  });

  it('are an expression when they are a value', () => {
    expect(clipOf({ type: 'sensors_temperature', id: 'x' }, [])?.text).toBe('temperature()');
  });

  it('come back as the very blocks where they were copied on this computer', () => {
    const noted = { ...loop, icons: { comment: { text: 'round and round' } } };
    const clip = clipOf(noted, document.workspace.variables);
    if (clip === undefined) throw new Error('no clip');
    const kept: unknown = JSON.parse(JSON.stringify(clip));
    const pasted = readClip(clip.text.replaceAll('\n', '\r\n'), kept);
    expect(pasted).toMatchObject({
      ok: true,
      blocks: { block: { type: 'loops_forever', icons: { comment: { text: 'round and round' } } } },
    });
    expect(JSON.stringify(pasted)).toContain('"name":"score"');
    expect(JSON.stringify((pasted as { blocks: { block: object } }).blocks.block)).not.toContain('"id":"b');
  });

  it('come back from their Python on another computer', () => {
    const clip = clipOf(loop, document.workspace.variables);
    const pasted = readClip(clip?.text ?? '', undefined);
    expect(pasted).toMatchObject({
      ok: true,
      blocks: { block: { type: 'loops_forever' }, variables: [{ name: 'score' }] },
    });
  });

  it('are made of Python that was copied out of the middle of a program', () => {
    expect(readClip('        display.scroll("a")\n        sleep(5)\n', undefined)).toMatchObject({
      ok: true,
      blocks: { count: 4, block: { type: 'screen_scroll', next: { block: { type: 'loops_wait' } } } },
    });
    expect(readClip('display.scroll("a")\n        sleep(5)', undefined)).toMatchObject({
      ok: true,
      blocks: { block: { type: 'screen_scroll', next: { block: { type: 'loops_wait' } } } },
    });
    expect(readClip('temperature()', undefined)).toMatchObject({
      ok: true,
      blocks: { block: { type: 'sensors_temperature' } },
    });
  });

  it('bring imports along that blocks do not bring by themselves', () => {
    const pasted = readClip('from microbit import *\nimport machine\ndisplay.clear()\n', undefined);
    expect(pasted).toMatchObject({
      ok: true,
      blocks: { block: { type: 'python_statement', fields: { CODE: 'import machine' } } },
    });
  });

  it.each([
    ['nothing', '  \n', 'empty'],
    ['prose', 'Once upon a time, there was a frog.', 'not-blocks'],
    ['a web page', '<html><script>alert(1)</script></html>', 'not-blocks'],
    ['other JSON', '{"blocks": [1, 2', 'not-blocks'],
    ['blocks with a forbidden key', '{"pensabitBlocks":1,"workspace":{"__proto__":{"x":1}}}', 'not-blocks'],
    ['broken Python', 'while True\n  print(', 'not-blocks'],
    ['a book', 'x = 1\n'.repeat(40_000), 'too-much'],
  ])('are not made of %s', (_, text, reason) => {
    expect(readClip(text, undefined)).toEqual({ ok: false, reason });
  });

  it('are not made of what is left of something kept', () => {
    expect(
      readClip('display.clear()', { text: 'display.clear()', document: { pensabitBlocks: 1, workspace: 7 } }),
    ).toMatchObject({
      ok: true,
      blocks: { block: { type: 'screen_clear' } },
    });
  });
});
