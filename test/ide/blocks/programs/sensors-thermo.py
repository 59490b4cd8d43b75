from microbit import *
def media(valori): return sum(valori) / len(valori) if valori else 0
letture=[]
while True:
	letture=(letture+[temperature()])[-10:]
	m=media(letture)
	display.scroll("{:.1f}".format(m))
	if m<18.0 : display.show(Image.ARROW_S)
	if 18<=m<=24: display.show(Image.HAPPY)
	if m>24 : display.show(Image.ARROW_N)
	sleep(1000)
