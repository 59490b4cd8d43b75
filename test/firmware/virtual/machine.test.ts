import { describe, expect, it } from 'vitest';
import { flashImageFromHex } from '../../../firmware/image/hex-contents.ts';
import { createNrf51822Machine, type Machine, type ResetCause } from '../../../firmware/virtual/machine.ts';
import { Air } from '../../../firmware/virtual/soc/air.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';
import * as thumb from './cpu/thumb.ts';
import { SmallProgram } from './soc/small-program.ts';

const RAM = 0x2000_0000;
const NVIC_ENABLE = 0xe000_e100;
const AIRCR = 0xe000_ed0c;
const RESET_REQUEST = 0x05fa_0004;
const RESETREAS = 0x4000_0400;
const SYSTEMOFF = 0x4000_0500;
const GPREGRET = 0x4000_051c;
const TIMER0 = 0x4000_8000;
const TIMER0_IRQ = 8;
const NVMC_READY = 0x4001_e400;
const NVMC_CONFIG = 0x4001_e504;
const NVMC_ERASEPAGE = 0x4001_e508;
const GPIO_OUT = 0x5000_0504;
const GPIO_OUTSET = 0x5000_0508;
const GPIO_DIRSET = 0x5000_0518;
const PIN_CNF = (pin: number): number => 0x5000_0700 + 4 * pin;
/** Cycles in a millisecond. */
const MS = 16_000;

function machineWith(program: SmallProgram): Machine & { readonly resets: ResetCause[] } {
  const machine = createNrf51822Machine({ flash: program.flash() });
  const resets: ResetCause[] = [];
  machine.onReset((cause) => resets.push(cause));
  return Object.assign(machine, { resets });
}

function ramWord(machine: Machine, offset: number): number {
  return new DataView(machine.ram.buffer).getUint32(offset, true);
}

/** TIMER0 compares every 1000 us, clears itself, and interrupts. */
function tickingTimer(): SmallProgram {
  return new SmallProgram()
    .poke(TIMER0 + 0x510, 4)
    .poke(TIMER0 + 0x540, 1000)
    .poke(TIMER0 + 0x200, 1)
    .poke(TIMER0 + 0x304, 1 << 16)
    .poke(NVIC_ENABLE, 1 << TIMER0_IRQ)
    .poke(TIMER0, 1);
}

describe('the address map of the nRF51822', () => {
  const valueAt = (address: number): number => {
    const machine = machineWith(new SmallProgram().copy(address, RAM).loopForEver());
    machine.run(MS);
    return ramWord(machine, 0);
  };

  it.each([
    ['FICR.CODEPAGESIZE', 0x1000_0010, 1024],
    ['FICR.CODESIZE', 0x1000_0014, 256],
    ['FICR.NUMRAMBLOCK', 0x1000_0034, 2],
    ['UICR when nothing was written', 0x1000_10c0, 0xffff_ffff],
    ['flash beyond the program', 0x0003_fffc, 0xffff_ffff],
    ['NVMC.READY', NVMC_READY, 1],
    ['a peripheral that is not there', 0x4001_5500, 0],
    ['the chip revision', 0xf000_0fe8, 0x70],
  ])('reads %s', (_name, address, value) => {
    expect(valueAt(address)).toBe(value);
  });

  it.each([
    ['behind flash', 0x0004_0000],
    ['behind RAM', 0x2000_4000],
    ['behind the peripherals', 0x4010_0000],
    ['behind GPIO', 0x5000_1000],
  ])('faults %s', (_name, address) => {
    const machine = createNrf51822Machine({
      flash: new SmallProgram().copy(address, RAM).loopForEver().flash(),
    });
    const lockUps: number[] = [];
    machine.onLockUp((cycle) => lockUps.push(cycle));
    machine.run(MS);
    expect(lockUps.length).toBeGreaterThan(0);
  });

  it('shows the UICR it was given', () => {
    const program = new SmallProgram().copy(0x1000_10c4, RAM).loopForEver();
    const machine = createNrf51822Machine({
      flash: program.flash(),
      uicr: new Uint8Array(0x100).fill(0x5a),
    });
    machine.run(MS);
    expect(ramWord(machine, 0)).toBe(0x5a5a_5a5a);
  });

  it('gives boards with other seeds other ids', () => {
    const id = (seed: number): number => {
      const flash = new SmallProgram().copy(0x1000_0060, RAM).loopForEver().flash();
      const machine = createNrf51822Machine({ flash, seed });
      machine.run(MS);
      return ramWord(machine, 0);
    };
    expect(id(1)).toBe(id(1));
    expect(id(1)).not.toBe(id(2));
  });
});

describe('the machine', () => {
  it('lets exactly the time pass that was asked for, or an instruction more', () => {
    const machine = machineWith(new SmallProgram().loopForEver());
    for (const cycles of [1, 1000, 12_345]) {
      const before = machine.cycles;
      machine.run(cycles);
      expect(machine.cycles - before).toBeGreaterThanOrEqual(cycles);
      expect(machine.cycles - before).toBeLessThan(cycles + 20);
    }
  });

  it('jumps over sleep to the next interrupt', () => {
    const machine = machineWith(
      tickingTimer()
        .sleepForEver()
        .handler(TIMER0_IRQ)
        .poke(TIMER0 + 0x140, 0)
        .count(RAM)
        .return(),
    );
    machine.run(60_000 * MS);
    expect(ramWord(machine, 0)).toBe(59_999);
    expect(machine.cycles).toBe(60_000 * MS);
  });

  it('delivers interrupts on their cycle to a core that is busy', () => {
    const cycles: number[] = [];
    const machine = machineWith(
      tickingTimer()
        .poke(GPIO_DIRSET, 1)
        .loopForEver()
        .handler(TIMER0_IRQ)
        .poke(GPIO_OUTSET, 1)
        .poke(GPIO_OUT, 0)
        .poke(TIMER0 + 0x140, 0)
        .return(),
    );
    machine.soc.ports[0]!.listen((cycle, levels) => {
      if (levels === 1) cycles.push(cycle);
    });
    machine.run(10 * MS);
    expect(cycles.length).toBe(9);
    cycles.forEach((cycle, index) => {
      expect(Math.abs(cycle - cycles[0]! - index * 16_000)).toBeLessThanOrEqual(4);
    });
  });

  it('runs the same way twice', () => {
    const trace = (slice: number): string => {
      const machine = machineWith(
        tickingTimer()
          .poke(GPIO_DIRSET, 1)
          .sleepForEver()
          .handler(TIMER0_IRQ)
          .poke(TIMER0 + 0x140, 0)
          .copy(TIMER0 + 0x544, GPIO_OUT)
          .poke(TIMER0 + 0x04c, 1)
          .return(),
      );
      const seen: string[] = [];
      machine.soc.ports[0]!.listen((cycle, levels) => seen.push(`${cycle} ${levels}`));
      while (machine.cycles < 50 * MS) machine.run(Math.min(slice, 50 * MS - machine.cycles));
      return `${seen.join('\n')} ${machine.cycles}`;
    };
    expect(trace(50 * MS)).toBe(trace(50 * MS));
    // Nor does it matter in which stretches the time passes.
    expect(trace(777)).toBe(trace(50 * MS));
  });

  it('comes to the same cycle whether or not it jumps over a loop that waits for an event', () => {
    const waiter = new SmallProgram()
      // A random byte is awaited in the tightest loop, sixteen times.
      .poke(0x4000_d504, 1)
      .poke(0x4000_d000, 1);
    for (let byte = 0; byte < 16; byte++) {
      waiter
        .poke(0x4000_d100, 0)
        .awaitNonZero(0x4000_d100)
        .copy(0x4000_d508, RAM + 4 * byte);
    }
    waiter.poke(GPIO_DIRSET, 1).sleepForEver();
    const run = (slice: number) => {
      const machine = machineWith(waiter);
      let ended = 0;
      machine.soc.ports[0]!.listen((cycle) => (ended = cycle));
      while (machine.cycles < 20 * MS) machine.run(Math.min(slice, 20 * MS - machine.cycles));
      return { ended, ram: machine.ram.slice(0, 64) };
    };
    // Stretches shorter than 50 cycles are never jumped over.
    const jumped = run(20 * MS);
    expect(jumped.ended).toBeGreaterThan(5 * MS);
    expect(jumped).toEqual(run(20));
  });

  it('does not jump over a loop that counts while it waits', () => {
    // ldr r1, [r0]; subs r2, #1; bne: six cycles a turn, a hundred turns.
    const machine = machineWith(
      new SmallProgram()
        .raw(thumb.movsImmediate(2, 100), thumb.movsImmediate(1, 0x40), thumb.lslsImmediate(0, 1, 24))
        .raw(thumb.movsImmediate(1, 0xc1), thumb.lslsImmediate(1, 1, 8), thumb.orrs(0, 1))
        .raw(thumb.ldrImmediate(1, 0, 0), thumb.subsImmediate8(2, 1), thumb.conditional('ne', -8))
        .poke(GPIO_DIRSET, 1)
        .sleepForEver(),
    );
    let ended = 0;
    machine.soc.ports[0]!.listen((cycle) => (ended = cycle));
    machine.run(MS);
    expect(ended).toBeGreaterThan(600);
    expect(ended).toBeLessThan(720);
  });

  it('stops at a breakpoint and goes on from it', () => {
    const machine = machineWith(new SmallProgram().poke(RAM, 1).poke(RAM, 2).loopForEver());
    let stops = 0;
    machine.core.addHook(0x106, () => ++stops > 0);
    machine.run(MS);
    expect(machine.state).toBe('breakpoint');
    expect(ramWord(machine, 0)).toBe(1);
    machine.run(MS);
    expect(machine.state).toBe('running');
    expect(ramWord(machine, 0)).toBe(2);
  });
});

describe('flash', () => {
  const SPARE = 0x0003_0000;

  it('is erased and written by a program that waits meanwhile', () => {
    const machine = machineWith(
      new SmallProgram()
        .poke(NVMC_CONFIG, 1)
        .poke(SPARE, 0x1234_5678)
        .copy(NVMC_READY, RAM)
        .copy(SPARE, RAM + 4)
        .poke(NVMC_CONFIG, 2)
        .poke(NVMC_ERASEPAGE, SPARE)
        .copy(NVMC_READY, RAM + 8)
        .copy(SPARE, RAM + 12)
        .loopForEver(),
    );
    machine.run(10 * MS);
    // The erase takes 22 ms, in which code in flash stands still.
    expect([0, 4].map((offset) => ramWord(machine, offset))).toEqual([1, 0x1234_5678]);
    expect([8, 12].map((offset) => ramWord(machine, offset))).toEqual([0, 0]);
    machine.run(20 * MS);
    expect([8, 12].map((offset) => ramWord(machine, offset))).toEqual([1, 0xffff_ffff]);
    expect(machine.flash[SPARE]).toBe(0xff);
  });

  it('keeps what was written over every reset', () => {
    const machine = machineWith(
      new SmallProgram().poke(NVMC_CONFIG, 1).poke(SPARE, 0xcafe_f00d).loopForEver(),
    );
    machine.run(MS);
    machine.reset('pin');
    machine.reset('power');
    expect(new DataView(machine.flash.buffer).getUint32(SPARE, true)).toBe(0xcafe_f00d);
  });
});

describe('a reset', () => {
  const boots = (): SmallProgram => new SmallProgram().copy(RESETREAS, RAM + 4).count(RAM);

  it('by software restarts core and peripherals, keeps RAM and GPREGRET, and says so in RESETREAS', () => {
    const machine = machineWith(
      boots()
        .copy(GPREGRET, RAM + 8)
        .copy(GPIO_DIRSET, RAM + 12)
        .poke(GPREGRET, 0x77)
        .poke(GPIO_DIRSET, 1)
        .poke(AIRCR, RESET_REQUEST)
        .loopForEver(),
    );
    machine.run(300);
    expect(machine.resets.length).toBeGreaterThan(1);
    expect(new Set(machine.resets)).toEqual(new Set(['software']));
    expect(ramWord(machine, 0)).toBeGreaterThan(1);
    expect([4, 8, 12].map((offset) => ramWord(machine, offset))).toEqual([4, 0x77, 0]);
  });

  it('by the pin keeps RAM, by power loses it', () => {
    const machine = machineWith(boots().loopForEver());
    machine.run(MS);
    machine.reset('pin');
    machine.run(MS);
    expect([ramWord(machine, 0), ramWord(machine, 4)]).toEqual([2, 1]);
    machine.reset('power');
    machine.run(MS);
    expect([ramWord(machine, 0), ramWord(machine, 4)]).toEqual([1, 0]);
    expect(machine.resets).toEqual(['pin', 'power']);
    expect(machine.cycles).toBeGreaterThanOrEqual(3 * MS);
  });

  it('by the watchdog comes when it is not fed, also in sleep', () => {
    const machine = machineWith(boots().poke(0x4001_0504, 3276).poke(0x4001_0000, 1).sleepForEver());
    machine.run(450 * MS);
    expect(machine.resets).toEqual(['watchdog', 'watchdog', 'watchdog', 'watchdog']);
    expect([ramWord(machine, 0), ramWord(machine, 4)]).toEqual([5, 2]);
  });

  it('follows a lock-up, once', () => {
    const machine = machineWith(boots().raw(thumb.udf(0)));
    const lockUps: number[] = [];
    machine.onLockUp((_cycle, programCounter) => lockUps.push(programCounter));
    machine.run(100 * MS);
    expect(machine.resets).toEqual(['lockup']);
    expect(ramWord(machine, 4)).toBe(8);
    // The second lock-up came right after that reset: it would go on like this for ever.
    expect(lockUps.length).toBe(2);
    expect(machine.state).toBe('locked-up');
    machine.reset('pin');
    expect(machine.state).toBe('running');
    machine.run(100 * MS);
    expect(machine.resets).toEqual(['lockup', 'pin', 'lockup']);
  });

  it('follows a lock-up each time when the program ran well in between', () => {
    const machine = machineWith(
      boots()
        .poke(TIMER0 + 0x540, 100)
        .poke(TIMER0 + 0x510, 9)
        .poke(TIMER0, 1)
        .awaitNonZero(TIMER0 + 0x140)
        .raw(thumb.udf(0)),
    );
    machine.run(10 * MS);
    expect(machine.resets).toEqual(['lockup', 'lockup', 'lockup']);
    expect(machine.state).toBe('running');
  });

  it('of an erased chip ends locked up instead of spinning', () => {
    const machine = createNrf51822Machine({ flash: new Uint8Array() });
    machine.run(1000 * MS);
    expect(machine.state).toBe('locked-up');
    expect(machine.cycles).toBe(1000 * MS);
  });
});

describe('System OFF', () => {
  const sleeper = (): SmallProgram =>
    new SmallProgram()
      .count(RAM)
      .copy(RESETREAS, RAM + 4)
      // Pin 17: input with pull-up, senses low.
      .poke(PIN_CNF(17), (3 << 2) | (3 << 16))
      .poke(SYSTEMOFF, 1)
      .loopForEver();

  it('lasts until a pin meets its sense condition, which is a reset', () => {
    const machine = machineWith(sleeper());
    machine.run(100 * MS);
    expect(machine.state).toBe('off');
    expect(machine.cycles).toBe(100 * MS);
    machine.soc.ports[0]!.drive(17, false);
    machine.soc.ports[0]!.drive(17, true);
    machine.run(MS);
    expect(machine.resets).toEqual(['wake-up']);
    expect([ramWord(machine, 0), ramWord(machine, 4)]).toEqual([2, 0x1_0000]);
    expect(machine.state).toBe('off');
  });

  it('ends by the reset pin', () => {
    const machine = machineWith(sleeper());
    machine.run(MS);
    machine.reset('pin');
    machine.run(100);
    expect(ramWord(machine, 0)).toBe(2);
  });
});

describeWith(['v1-runtime'], 'MicroPython on the bare machine', () => {
  const TX = 24;
  const RX = 25;

  /** A board with nothing on it but a terminal. */
  class Terminal {
    readonly machine: Machine;
    text = '';
    constructor(hex: string, seed?: number) {
      const image = flashImageFromHex(hex, 'v1');
      if (!image.ok) throw new Error(image.problem.code);
      this.machine = createNrf51822Machine(seed === undefined ? image.value : { ...image.value, seed });
      this.machine.soc.uart.listen((byte, _cycle, pin) => {
        if (pin === TX) this.text += String.fromCharCode(byte);
      });
    }
    /** What a line prints, up to the next prompt. */
    ask(line: string): string {
      this.text = '';
      this.machine.soc.uart.send(new TextEncoder().encode(`${line}\r`), RX);
      return this.prompt().replace(`${line}\r\n`, '');
    }
    prompt(limit = 5000): string {
      for (let waited = 0; waited < limit; waited += 10) {
        if (this.text.endsWith('>>> ')) return this.text.slice(0, -4);
        this.machine.run(10 * MS);
      }
      throw new Error(`no prompt, but: ${this.text}`);
    }
  }

  describe.each(v1Runtimes().map(({ runtime, hex }) => ({ id: runtime.id, hex })))('$id', ({ hex }) => {
    it('boots to its prompt and calculates', () => {
      const terminal = new Terminal(hex);
      expect(terminal.prompt()).toMatch(/^MicroPython v1\.9\.2.* with nRF51822\r\nType "help\(\)"/);
      expect(terminal.ask('2 ** 100')).toBe('1267650600228229401496703205376\r\n');
    });

    it('keeps files over a soft and a hard reset', () => {
      const terminal = new Terminal(hex);
      terminal.prompt();
      terminal.ask("f=open('a.txt','w');f.write('hello');f.close()");
      terminal.text = '';
      terminal.machine.soc.uart.send(Uint8Array.of(4), RX);
      expect(terminal.prompt()).toContain('soft reboot');
      expect(terminal.ask("open('a.txt').read()")).toBe("'hello'\r\n");
      terminal.machine.reset('pin');
      terminal.text = '';
      expect(terminal.prompt()).toMatch(/^MicroPython/);
      expect(terminal.ask("open('a.txt').read()")).toBe("'hello'\r\n");
      terminal.machine.reset('power');
      terminal.text = '';
      terminal.prompt();
      expect(terminal.ask("import os;os.remove('a.txt');os.listdir()")).toBe('[]\r\n');
    });

    it('resets itself by microbit.reset()', () => {
      const terminal = new Terminal(hex);
      terminal.prompt();
      const causes: ResetCause[] = [];
      terminal.machine.onReset((cause) => causes.push(cause));
      expect(terminal.ask('import microbit;microbit.reset()')).toContain('MicroPython v1.9.2');
      expect(causes).toEqual(['software']);
    });

    it('has timers, temperature, pins, buses, random numbers', () => {
      const terminal = new Terminal(hex);
      terminal.prompt();
      terminal.machine.soc.setTemperatureSource(() => 31.6);
      terminal.machine.soc.setVoltageSource(4, () => 1.65);
      terminal.machine.soc.ports[0]!.drive(2, true);
      terminal.ask('from microbit import *');
      const time = (): number => Number(terminal.ask('running_time()'));
      const before = time();
      terminal.machine.run(1000 * MS);
      expect(Math.abs(time() - before - 1000)).toBeLessThan(60);
      expect(terminal.ask('temperature()')).toBe('31\r\n');
      expect(Number(terminal.ask('pin0.read_analog()'))).toBe(512);
      expect(terminal.ask('pin1.read_digital()')).toBe('1\r\n');
      expect(terminal.ask('i2c.scan()')).toBe('[]\r\n');
      const loop = terminal.machine.soc.spiWire(23, 21, 22);
      loop.attach({ transfer: (byte) => byte ^ 0x20 });
      expect(terminal.ask("b=bytearray(3);spi.init();spi.write_readinto(b'abc',b);b")).toBe(
        "bytearray(b'ABC')\r\n",
      );
      expect(terminal.ask('import random;0 <= random.random() < 1')).toBe('True\r\n');
    });

    it('times a NeoPixel strip to the cycle', () => {
      const terminal = new Terminal(hex);
      terminal.prompt();
      terminal.ask('from microbit import *;from neopixel import *;n=NeoPixel(pin0,1)');
      const edges: number[] = [];
      terminal.machine.soc.ports[0]!.listen((cycle, _levels, _driven, changed) => {
        if ((changed & (1 << 3)) !== 0) edges.push(cycle);
      });
      terminal.ask('n[0]=(255,0,170);n.show()');
      const last = edges.slice(-48);
      const high = last.filter((_, index) => index % 2 === 0).map((rise, bit) => last[2 * bit + 1]! - rise);
      // WS2812: 0.25 us high is a 0, 0.8 us a 1; green, red, blue.
      expect(high.map((cycles) => (cycles > 8 ? 1 : 0)).join('')).toBe('000000001111111110101010');
      expect([...new Set(high)].sort((a, b) => a - b)).toEqual([4, 13]);
      const periods = last
        .filter((_, index) => index % 2 === 0)
        .map((rise, bit, all) => all[bit + 1]! - rise);
      expect(new Set(periods.slice(0, -1))).toEqual(new Set([20]));
    });

    it('moves its UART to other pins and another rate, and back', () => {
      const terminal = new Terminal(hex);
      terminal.prompt();
      const sent: string[] = [];
      terminal.machine.soc.uart.listen((byte, _cycle, pin) => {
        if (pin === 2) sent.push(String.fromCharCode(byte));
      });
      const echo =
        'uart.init(9600,tx=pin1,rx=pin2);_=uart.write("go");sleep(100);_=uart.write(uart.read());sleep(9);uart.init(115200)';
      terminal.ask('from microbit import *');
      terminal.machine.soc.uart.send(new TextEncoder().encode(`${echo}\r`), RX);
      terminal.machine.run(60 * MS);
      expect(terminal.machine.soc.uart.baud).toBe(9598);
      terminal.machine.soc.uart.send(new TextEncoder().encode('echo'), 1);
      terminal.machine.run(200 * MS);
      expect(sent.join('')).toBe('goecho');
      expect(terminal.ask('1+1')).toContain('2\r\n');
    });

    it('prints the same bytes at the same cycles whether or not waiting is jumped over', () => {
      const trace = (slice: number): string => {
        const terminal = new Terminal(hex);
        const bytes: string[] = [];
        terminal.machine.soc.uart.listen((byte, cycle) => bytes.push(`${byte} ${cycle}`));
        const end = 800 * MS;
        while (terminal.machine.cycles < end) {
          terminal.machine.run(Math.min(slice, end - terminal.machine.cycles));
        }
        return `${bytes.join('\n')} ${terminal.machine.ram.join(' ')}`;
      };
      expect(trace(45) === trace(100 * MS)).toBe(true);
    });

    it('talks by radio to another board', () => {
      const boards = [new Terminal(hex, 1), new Terminal(hex, 2)] as const;
      const air = new Air();
      for (const { machine } of boards) air.join(machine.soc.radio);
      const [anna, ben] = boards;
      const type = (terminal: Terminal, line: string): void => {
        terminal.text = '';
        terminal.machine.soc.uart.send(new TextEncoder().encode(`${line}\r`), RX);
        for (let step = 0; step < 2000; step++) for (const { machine } of boards) machine.run(MS / 10);
      };
      for (const { machine } of boards) machine.run(1000 * MS);
      for (const terminal of boards) type(terminal, 'import radio;radio.on()');
      type(anna, "radio.send('ciao')");
      type(ben, 'radio.receive()');
      expect(ben.text).toContain("'ciao'");
      type(ben, "radio.config(group=9);radio.send('lost')");
      type(anna, 'radio.receive()');
      expect(anna.text).not.toContain('lost');
      type(anna, 'radio.config(group=9)');
      type(ben, "radio.send('found')");
      type(anna, 'radio.receive()');
      expect(anna.text).toContain("'found'");
    });
  });
});
