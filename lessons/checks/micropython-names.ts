/** Names that MicroPython on the micro:bit gives a program, for everyone who reads programs. */

/** What `from microbit import *` brings on a V1 board (`dir(microbit)` on v1.0.1). */
export const microbitNames: ReadonlySet<string> = new Set([
  ...'Image display button_a button_b accelerometer compass i2c uart spi reset sleep running_time panic temperature'.split(
    ' ',
  ),
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 19, 20].map((n) => `pin${String(n)}`),
]);

/** Built-in functions and types of MicroPython 1.9 and 1.18. */
export const builtinNames: ReadonlySet<string> = new Set(
  (
    'abs all any bin bool bytearray bytes callable chr classmethod dict dir divmod enumerate eval exec filter float ' +
    'frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max ' +
    'memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted ' +
    'staticmethod str sum super tuple type zip'
  ).split(' '),
);

/** Exceptions, and names every module has. */
export const exceptionNames: ReadonlySet<string> = new Set(
  (
    'ArithmeticError AssertionError AttributeError BaseException EOFError Exception GeneratorExit ImportError ' +
    'IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError ' +
    'OSError OverflowError RuntimeError StopIteration SyntaxError SystemExit TypeError UnicodeError ValueError ' +
    'ZeroDivisionError'
  ).split(' '),
);

/** Modules a program can import on the board. */
export const moduleNames: ReadonlySet<string> = new Set(
  (
    'microbit music random radio neopixel speech audio machine os math array gc struct sys time utime ucollections ' +
    'collections ustruct love antigravity this uos micropython errno power log'
  ).split(' '),
);
