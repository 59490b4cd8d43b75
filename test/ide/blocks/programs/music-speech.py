from microbit import *
import speech
solfa = [
    "#115DOWWWWWW",   # Doh
    "#103REYYYYYY",   # Re
    "#94MIYYYYYY",    # Mi
]
song = ''.join(solfa)
speech.sing(song, speed=100)
speech.say("I can sing!", speed=120, pitch=100, throat=100, mouth=200)
