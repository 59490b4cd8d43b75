from microbit import *
import random

class Racchetta:
	"""La racchetta del giocatore.

	Si muove con A e B; non esce mai
	dallo schermo.
	"""
	larghezza = 2
	def __init__(self, riga=4):
		self.x, self.riga = 1, riga
		self.vite = 3   # tre vite

	def muovi(self):
		if button_a.is_pressed() and self.x > 0: self.x -= 1
		elif button_b.is_pressed() and self.x < 5 - self.larghezza: self.x += 1
		else: pass # ferma

	def disegna(self):
		for dx in range(self.larghezza):
			display.set_pixel(self.x + dx, self.riga, 9)

r = Racchetta()
palla = [2, 0]; vel = [1, 1]
while r.vite > 0:
	display.clear()
	r.muovi(); r.disegna()
	palla[0] += vel[0]; palla[1] += vel[1]
	if not 0 < palla[0] < 4: vel[0] = -vel[0]
	if palla[1] == 0 or (palla[1] == 3 and r.x <= palla[0] < r.x + 2):
		vel[1] = -vel[1]
	elif palla[1] >= 4:
		r.vite -= 1
		palla[:] = [random.randint(1, 3), 0]
	display.set_pixel(palla[0], palla[1], 6)
	sleep(300)
else: # finito
	display.show(Image.SAD)
