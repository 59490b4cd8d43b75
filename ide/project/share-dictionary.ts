/**
 * What micro:bit programs say again and again: DEFLATE may point into it (RFC 1951, a preset dictionary), so that a
 * short program takes about half of the letters in a link. Part of format 1 (ADR 0014): it must never change, since
 * links that were given away point into it. What is commonest stands last.
 */
export const shareDictionary: Uint8Array = new TextEncoder().encode(
  [
    // Blocks without their ids, as share-link.ts writes them.
    '{"pensabitBlocks":1,"workspace":{"blocks":{"languageVersion":0,"blocks":[{"type":"start","x":30,"y":30,"next":{"block":{"type":"',
    '"loops_forever","inputs":{"DO":{"block":{"type":"logic_if","inputs":{"IF0":{"block":{"type":"","extraState":{"hasElse":true},',
    '"fields":{"NUM":1}}}},"fields":{"OP":"EQ"},"inputs":{"A":{"shadow":{"type":"B":{"block":{"type":"variables_get","fields":{"VAR":{"id":"v0"}}',
    '"variables_set","text","fields":{"TEXT":""math_number","python_statement","CODE":"python_value","}}}}}}}}],"variables":[{"name":"","id":"v0"},{"name":"","id":"v1"}]}}',
    // Python, what is rare first.
    'import math\nimport neopixel\nnp = neopixel.NeoPixel(pin0, 8)\nnp[i] = (255, 0, 0)\nnp.show()\nimport speech\nspeech.say("',
    'import log\nlog.set_labels(\nlog.add(\nimport os\nwith open("data.txt", "w") as f:\n    f.write(\nfor line in f:\n',
    'class :\n    def __init__(self, ):\n        self. = \n    def (self):\n        return self.\ntry:\nexcept OSError:\nexcept Exception as e:\n    pass\n',
    'import music\nmusic.play(music.\nmusic.pitch(440, 500)\nmusic.set_tempo(bpm=120)\nspeaker.off()\naudio.play(Sound.HAPPY)\nmicrophone.sound_level()\npin_logo.is_touched()\n',
    'import radio\nradio.config(group=1, power=7, channel=\nradio.on()\nradio.send(str(\nmessage = radio.receive()\nif message is not None:\nif message:\n    display.scroll(message)\n',
    'uart.init(baudrate=115200)\ni2c.write(0x\ni2c.read(0x\nspi.\nutime.ticks_diff(utime.ticks_ms(), start)\nimport time\n.write_analog(\n.read_analog()\n.write_digital(1)\n.write_digital(0)\n.read_digital()\npin1.is_touched()\npin2\npin0.\n',
    'compass.calibrate()\ncompass.heading()\naccelerometer.is_gesture("face up")\naccelerometer.was_gesture("shake")\naccelerometer.get_x()\naccelerometer.get_y()\naccelerometer.get_z()\naccelerometer.get_values()\n',
    'Image.YES\nImage.NO\nImage.SAD\nImage.HAPPY\nImage.HEART_SMALL\nImage.ARROW_N\nImage.ALL_CLOCKS\nImage("09090:99999:99999:09990:00900")\nImage("00000:00000:00900:00000:00000")\n, delay=100, wait=False, loop=True)\n',
    'import random\nrandom.randint(0, 4)\nrandom.randint(1, 6)\nrandom.choice([\nfor i in range(10):\nfor x in range(5):\n    for y in range(5):\n        display.set_pixel(x, y, 9)\ndisplay.get_pixel(\nlen(\n.append(\n.pop(\n, end="")\n',
    'def main():\ndef (x, y):\n    global score\n    return True\n    return False\n    return None\nscore = 0\nscore += 1\ncount = 0\ncount = count + 1\nlives = 3\nlist = []\n = {}\nrunning_time()\ndisplay.read_light_level()\n',
    'display.on()\ndisplay.off()\ndisplay.show(Image.\ndisplay.scroll("Hello")\ndisplay.scroll(str(\ndisplay.show(\nprint("temperature:", temperature())\nprint("light:", \nprint(\n# micro:bit\n    # \n',
    '    elif button_b.is_pressed():\n    elif button_b.was_pressed():\n        break\n        continue\n    if button_a.is_pressed() and button_b.is_pressed():\n    if not \n    else:\n        display.clear()\n        sleep(100)\n        sleep(500)\n    sleep(1000)\nwhile not \nwhile \n',
    '    if button_a.was_pressed():\n        display.show(Image.HAPPY)\n    if button_a.is_pressed():\n        display.show(Image.HEART)\n    if temperature() > 25:\n',
    'from microbit import *\nimport random\n\nfrom microbit import *\n\n\nwhile True:\n    display.show(Image.HEART)\n    sleep(500)\n    display.clear()\n    sleep(500)\n',
  ].join(''),
);
