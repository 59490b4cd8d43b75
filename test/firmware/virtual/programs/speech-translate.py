import speech
for text in ('Hello world', 'Ciao, 42!', '12.50', 'micro:bit', '...', ''):
    print(repr(speech.translate(text)))
