import { programFromSource, type Program } from '../../firmware/program.ts';

/** How many pieces a burst has, and what they are made of: piece `n` is the letters turned by `n`. */
export const burstPieces = 64;
export const burstLetters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * After so many pieces the board waits for the page: together they fit into the 512 bytes that a board's USB chip
 * keeps, so that a computer that is busy for a moment is not taken for a bad cable.
 */
export const burstBlock = 8;

/**
 * What the page types to the board: a burst of pieces, the next block of it, and a tick or a cross on its lights.
 */
export const kitCommands = { burst: 'b', more: 'm', tick: 'y', cross: 'n' } as const;

/**
 * The program that a board runs while it is checked. MicroPython 1.9.2 (V1) and 1.18 (V2) both run it; a sensor that
 * is not there answers `?`, and never ends it. It lights everything and tells, about four times a second, what its
 * buttons and sensors say; `kit-report.ts` reads that. Whoever changes a line here raises the number after
 * `kit:hello`. Printed lines stay under 128 characters, so that they leave in one piece.
 */
const source = `# Pensabit: check my kit
from microbit import *
import gc, machine, os
try:
    from microbit import microphone, pin_logo
except ImportError:
    microphone = pin_logo = None

LETTERS = '${burstLetters}'
LIT = Image('99999:' * 5)

def ask(read):
    try:
        return read()
    except Exception:
        return '?'

def field():
    return '%d/%d/%d' % (compass.get_x(), compass.get_y(), compass.get_z())

def hello():
    u = os.uname()
    i = ''.join(['%02x' % b for b in machine.unique_id()])
    print('kit:hello,1,%s,%s,%s' % (u[4], u[2], i))

def burst():
    print('kit:burst')
    for n in range(${String(burstPieces)}):
        k = n % len(LETTERS)
        print('kit:d,%d,%s%s' % (n, LETTERS[k:], LETTERS[:k]))
        if n % ${String(burstBlock)} == ${String(burstBlock - 1)}:
            print('kit:more')
            t = running_time()
            while not uart.any() and running_time() - t < 1000:
                sleep(1)
            uart.read()
    print('kit:end')

def live(a, b):
    v = ask(accelerometer.get_values)
    if v == '?':
        v = '???'
    print('kit:v,a=%d,b=%d,p=%d%d,x=%s,y=%s,z=%s,t=%s,l=%s,c=%s' % (
        a, b, button_a.is_pressed(), button_b.is_pressed(), v[0], v[1], v[2],
        ask(temperature), ask(display.read_light_level), ask(field)), end='')
    if pin_logo:
        print(',g=%d,m=%s' % (pin_logo.is_touched(), ask(microphone.sound_level)), end='')
    print()

display.show(LIT)
a = b = n = 0
while True:
    if n % 5 == 0:
        hello()
        gc.collect()
    n += 1
    a += button_a.get_presses()
    b += button_b.get_presses()
    live(a, b)
    if uart.any():
        typed = uart.read() or b''
        if b'${kitCommands.burst}' in typed:
            burst()
        if b'${kitCommands.tick}' in typed:
            display.show(Image.YES)
        if b'${kitCommands.cross}' in typed:
            display.show(Image.NO)
    sleep(120)
`;

/** See {@link source}. */
export const kitProgram: Program = programFromSource(source);
