from microbit import *
import radio
radio.on()
voti = {}
while True:
    m = radio.receive()
    if m and m.startswith('V'):
        chi, cosa = m[1:].split('=')
        voti[chi] = cosa
    if button_a.was_pressed():
        conta = {}
        for v in voti.values(): conta[v] = conta.get(v, 0) + 1
        for v in sorted(conta, key=lambda k: (-conta[k], k)):
            display.scroll("%s: %i" % (v, conta[v]))
    if button_b.was_pressed(): voti.clear()
