import music
print(len(music.ODE), music.NYAN[:3], music.POWER_DOWN, music.get_tempo())
music.set_tempo(bpm=180)
print(music.get_tempo())
music.reset()
print(music.get_tempo())
for bad in ('x4', 5):
    try:
        music.play(bad, wait=False)
        print('plays')
    except Exception as e:
        print(type(e), e)
