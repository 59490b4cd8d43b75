import { programFromSource, type Program } from '../../firmware/program.ts';

/**
 * A burst is pieces of 59 bytes; piece `n` is these letters turned by `n`. For each of the first ones the board waits
 * until the page answers: whole, they fit into the 64 bytes that a V1's USB chip keeps, so that a computer that is
 * busy for a moment is not taken for a bad cable; four without an answer are enough. The last ones come as fast as
 * the line carries them.
 */
export const burstLetters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV';
export const answeredPieces = 48;
export const freePieces = 16;

/**
 * What the page types to the board: a burst of pieces, the next piece, and a tick or a cross on its lights.
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

def piece(n):
    print('kit:d,%d,%s%s' % (n, LETTERS[n:], LETTERS[:n]))

def burst():
    print('kit:burst')
    missed = 0
    for n in range(${String(answeredPieces)}):
        piece(n)
        t = running_time()
        while not uart.any() and running_time() - t < 1000:
            sleep(1)
        if not uart.read():
            missed += 1
            if missed == 4:
                break
    print('kit:free')
    for n in range(${String(freePieces)}):
        piece(n)
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
