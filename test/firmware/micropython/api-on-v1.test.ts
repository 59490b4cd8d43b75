import { expect } from 'vitest';
import type { ApiEntry, ApiSignature } from '../../../firmware/micropython/api-entry.ts';
import { api, apiEntry, apiMembers } from '../../../firmware/micropython/api.ts';
import type { LocalRuntime } from '../../../firmware/runtimes/local-runtimes.ts';
import { describeWith, itWith, v1Runtimes } from '../../tools.ts';
import { ProgramRun } from '../virtual/micropython/program-run.ts';

/** How a program gets one of each class, to ask it what it can. */
const examples: Readonly<Record<string, string>> = {
  'microbit.MicroBitDisplay': 'microbit.display',
  'microbit.MicroBitButton': 'microbit.button_a',
  'microbit.MicroBitAccelerometer': 'microbit.accelerometer',
  'microbit.MicroBitCompass': 'microbit.compass',
  'microbit.MicroBitI2C': 'microbit.i2c',
  'microbit.MicroBitSPI': 'microbit.spi',
  'microbit.MicroBitUART': 'microbit.uart',
  'microbit.MicroBitDigitalPin': 'microbit.pin8',
  'microbit.MicroBitAnalogDigitalPin': 'microbit.pin3',
  'microbit.MicroBitTouchPin': 'microbit.pin0',
  'microbit.Image': 'microbit.Image()',
  'audio.AudioFrame': 'audio.AudioFrame()',
  'neopixel.NeoPixel': 'neopixel.NeoPixel(microbit.pin0, 3)',
  'machine.Memory': 'machine.mem8',
  'os.uname_result': 'os.uname()',
  'array.array': 'array.array("i")',
  'collections.OrderedDict': 'collections.OrderedDict()',
  'ucollections.OrderedDict': 'ucollections.OrderedDict()',
  'builtins.str': '""',
  'builtins.list': '[]',
  'builtins.dict': '{}',
  'builtins.tuple': '()',
  'builtins.set': 'set()',
  'builtins.frozenset': 'frozenset()',
  'builtins.int': '1',
  'builtins.float': '1.5',
  'builtins.bool': 'True',
  'builtins.range': 'range(3)',
  'builtins.bytes': 'b""',
  'builtins.bytearray': 'bytearray()',
  'builtins.object': 'object()',
  'builtins.type': 'type',
  'builtins.slice': 'slice',
  'builtins.super': 'super',
  'builtins.classmethod': 'classmethod',
  'builtins.staticmethod': 'staticmethod',
  'builtins.TextIO': 'open("x", "w")',
};

/** What a runtime has not, against the description. */
const lacking: Readonly<Record<string, readonly string[]>> = {
  // In 1.0.1 only the digital pins have it.
  '1.0.1': [
    'microbit.MicroBitAnalogDigitalPin.get_analog_period_microseconds',
    'microbit.MicroBitTouchPin.get_analog_period_microseconds',
  ],
};

function lacks(runtime: LocalRuntime, owner: ApiEntry, name: string): boolean {
  return lacking[runtime.runtime.version]?.includes(`${owner.name}.${name}`) ?? false;
}

function lastName(one: ApiEntry): string {
  return one.name.slice(one.name.lastIndexOf('.') + 1);
}

function isOn(one: ApiEntry, runtime: LocalRuntime): boolean {
  return one.boards.includes('v1') && !(one.sinceV1 !== undefined && runtime.runtime.version === '1.0.1');
}

function exampleOf(owner: ApiEntry): string {
  return owner.kind === 'module' ? owner.name : (examples[owner.name] ?? `${lastName(owner)}()`);
}

/** Runs Python and gives its lines. */
function lines(runtime: LocalRuntime, program: string): string[] {
  const run = new ProgramRun(runtime, `${program}\nprint("END")`);
  const text = run.until('END\r\n', 20_000);
  return text.split('\r\n').slice(0, -2);
}

function importsFor(expression: string): string {
  const modules = new Set([...expression.matchAll(/(?<![\w.])([a-z]+)(?=\.)/g)].map(([, name = '']) => name));
  return [...modules].map((name) => (apiEntry(name) === undefined ? '' : `import ${name}\n`)).join('');
}

for (const runtime of v1Runtimes()) {
  describeWith(['v1-runtime'], `the API on the V1 runtime ${runtime.runtime.version}`, () => {
    const owners = api.filter((one) => ['module', 'class'].includes(one.kind) && isOn(one, runtime));
    // `utime` is `time` once more.
    const originals = owners.filter(({ name }) => !/^u(time|struct|collections)/.test(name));

    itWith(['v1-runtime'], 'is all that dir() shows, and nothing that is not there', () => {
      const wrong: string[] = [];
      for (const owner of owners) {
        // Exceptions have no members of their own, and these two print a poem and a comic.
        if (owner.words === 'exception' || ['this', 'antigravity'].includes(owner.name)) continue;
        // A frozenset shows all that a set can do, and refuses what would change it.
        const frozen = owner.name === 'builtins.frozenset' ? apiMembers('builtins.set').map(lastName) : [];
        const members = apiMembers(owner.name).filter((one) => isOn(one, runtime) && one.inner !== true);
        const thing = exampleOf(owner);
        const described = members.map(lastName);
        const [there = '', missing = ''] = lines(
          runtime,
          `${importsFor(`${thing}.`)}o = ${thing}\nprint(" ".join(dir(o)))\n` +
            `print(" ".join([n for n in "${described.join(' ')}".split() if not hasattr(o, n)]))`,
        );
        const visible = there.split(' ').filter((name) => name !== '' && !name.startsWith('__'));
        wrong.push(
          ...visible
            .filter((name) => !described.includes(name) && !frozen.includes(name))
            .map((n) => `add ${owner.name}.${n}`),
        );
        const gone = missing.split(' ').filter((name) => name !== '' && !name.startsWith('__'));
        wrong.push(...gone.filter((n) => !lacks(runtime, owner, n)).map((n) => `remove ${owner.name}.${n}`));
      }
      expect(wrong).toEqual([]);
    });

    itWith(['v1-runtime'], 'lacks the modules, builtins and methods that only V2 has', () => {
      const later = api.filter(
        (one) => !isOn(one, runtime) && (one.kind === 'module' || one.name.startsWith('builtins.')),
      );
      const wrong: string[] = [];
      for (const one of later) {
        const owner = one.name.slice(0, Math.max(0, one.name.lastIndexOf('.')));
        const thing =
          owner === ''
            ? one.name
            : `${owner === 'builtins' ? owner : (examples[owner] ?? 'None')}.${lastName(one)}`;
        const [answer] = lines(
          runtime,
          one.kind === 'module'
            ? `try:\n    import ${thing}\n    print("there")\nexcept ImportError:\n    print("lacking")`
            : `${importsFor(thing)}try:\n    ${thing}\n    print("there")\nexcept AttributeError:\n    print("lacking")`,
        );
        if (answer !== 'lacking') wrong.push(one.name);
      }
      expect(wrong).toEqual([]);
    });

    itWith(['v1-runtime'], 'knows every argument by the name that is described', () => {
      const wrong = originals.flatMap((owner) =>
        apiMembers(owner.name)
          .filter((one) => one.kind === 'function' && isOn(one, runtime) && !unasked.has(one.name))
          .flatMap((one) => unknownNames(runtime, owner, one)),
      );
      expect(wrong).toEqual([]);
    });

    itWith(['v1-runtime'], 'takes the arguments that are described, by position and by name', () => {
      const wrong: string[] = [];
      for (const owner of originals) {
        const functions = apiMembers(owner.name).filter(
          (one) => one.kind === 'function' && isOn(one, runtime) && !lastName(one).startsWith('__'),
        );
        const asked = functions.filter(
          (one) => !unasked.has(one.name) && !lacks(runtime, owner, lastName(one)),
        );
        for (let i = 0; i < asked.length; i += 9)
          wrong.push(...wrongArguments(runtime, owner, asked.slice(i, i + 9)));
      }
      expect(wrong).toEqual([]);
    });
  });
}

/** They end the program, wait for somebody, or take what they get without looking. */
const unasked = new Set([
  'builtins.print',
  'builtins.help',
  'this.authors',
  'sys.print_exception',
  'builtins.input',
  'builtins.locals',
  'builtins.globals',
  'microbit.reset',
  'microbit.panic',
  'machine.reset',
  'sys.exit',
  'love.badaboom',
  'microbit.MicroBitCompass.calibrate',
  'microbit.MicroBitCompass.heading',
  'machine.disable_irq',
]);

/**
 * Calls each with one argument too many and with a name nobody knows: MicroPython refuses both before it does
 * anything, and says how many it takes.
 */
function wrongArguments(runtime: LocalRuntime, owner: ApiEntry, functions: readonly ApiEntry[]): string[] {
  const thing = exampleOf(owner);
  const calls = functions.flatMap((one) => {
    const { most, named } = counts((one.signatures ?? []).filter((s) => s.boards?.includes('v1') ?? true));
    const f = `o.${lastName(one)}`;
    // Objects that are nothing: whatever looks at them refuses them.
    const many = Number.isFinite(most) ? `f(${Array.from({ length: most + 1 }, () => 'n').join(', ')})` : '1';
    return [
      `f = ${f}`,
      `t(lambda: ${many})`,
      // Every name at once, and one that nobody knows: names are looked through before what they hold.
      `t(lambda: f(${[...named.map((name) => `${name}=n`), 'zz=n'].join(', ')}))`,
    ];
  });
  const answers = lines(
    runtime,
    `${importsFor(`${thing}.`)}o = ${thing}\nn = object()\ndef t(c):\n    try:\n        c()\n        print("taken")\n` +
      `    except Exception as e:\n        print(str(e))\n${calls.join('\n')}`,
  );
  return functions.flatMap((one, i) => {
    const [many = '', names = ''] = answers.slice(2 * i);
    const { most, least, named, anyName } = counts(
      (one.signatures ?? []).filter((s) => s.boards?.includes('v1') ?? true),
    );
    const wrong: string[] = [];
    const takes = /takes (\d+) positional|expected at most (\d+)/.exec(many);
    // Methods count what they belong to.
    const self = owner.kind === 'class' ? 1 : 0;
    if (takes !== null && Number(takes[1] ?? takes[2]) - self !== most)
      wrong.push(`${one.name}: at most ${String(most)}, but ${many}`);
    if (takes?.[1] !== undefined && least !== most)
      wrong.push(`${one.name}: at least ${String(least)}, but ${many}`);
    // Some look at what they get before they count it; but taken is taken.
    if (Number.isFinite(most) && many === 'taken') wrong.push(`${one.name}: more than ${String(most)}`);
    const none = /does not take keyword/.test(names);
    if (none !== (named.length === 0) && !anyName) wrong.push(`${one.name}(${named.join()}): ${names}`);
    return wrong;
  });
}

function counts(signatures: readonly ApiSignature[]): {
  readonly most: number;
  readonly least: number;
  readonly named: readonly string[];
  readonly anyName: boolean;
} {
  const all = signatures.map(({ parameters }) => parameters);
  const positions = all.map((one) => one.filter(({ only }) => only === undefined || only === 'position'));
  return {
    most: Math.max(
      ...all.map((one, i) =>
        one.some(({ only }) => only === 'rest') ? Infinity : (positions[i]?.length ?? 0),
      ),
    ),
    least: Math.min(...positions.map((one) => one.filter((p) => p.default === undefined).length)),
    named: [
      ...new Set(
        all.flatMap((one) =>
          one.filter(({ only }) => only === undefined || only === 'name').map(({ name }) => name),
        ),
      ),
    ],
    anyName: all.some((one) => one.some(({ only }) => only === 'names')),
  };
}

/** Something of a type that a function takes. */
const samples: Readonly<Record<string, string>> = { int: '1', float: '1', str: '"a"', bool: 'True' };

/**
 * Gives each argument by its name, with a value that is refused when it is looked at, so that nothing is done: a
 * number that is none, a truth that will not tell. A name that is not known is refused in other words.
 */
function unknownNames(runtime: LocalRuntime, owner: ApiEntry, one: ApiEntry): string[] {
  const signatures = (one.signatures ?? []).filter((s) => s.boards?.includes('v1') ?? true);
  const calls = signatures.flatMap(({ parameters }) =>
    parameters
      .filter(({ only }) => only === undefined || only === 'name')
      .map((asked) => {
        const needed = parameters.filter(
          (other) => other !== asked && other.default === undefined && other.only === undefined,
        );
        // The radio looks at the value before the name: there it must be a good one.
        const value = owner.name === 'radio' ? (asked.default ?? '1') : 't';
        const given = needed.map(({ name, type }) => `${name}=${samples[type] ?? 'n'}`);
        return [...given, `${asked.name}=${value}`].join(', ');
      }),
  );
  if (calls.length === 0) return [];
  const thing = exampleOf(owner);
  const answers = lines(
    runtime,
    `${importsFor(`${thing}.`)}o = ${thing}\nn = object()\nclass T:\n    def __bool__(self):\n        raise KeyError('asked')\n` +
      `t = T()\ndef c(f):\n    try:\n        f()\n        print('taken')\n    except Exception as e:\n        print(repr(e))\n` +
      calls.map((call) => `c(lambda: o.${lastName(one)}(${call}))`).join('\n'),
  );
  return calls.flatMap((call, i) =>
    /keyword|unknown argument|unexpected/.test(answers[i] ?? '')
      ? [`${one.name}(${call}): ${answers[i] ?? ''}`]
      : [],
  );
}
