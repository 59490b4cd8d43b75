from microbit import *
a = 'it''s'
b = "say \"hi\""
c = 'say "hi"'
d = 'it\'s'
e = """one line"""
f = '''with "quotes" and 'more' '''
g = """two
lines"""
h = r'\d+'
i = b'bytes' b'more'
j = u'unicode'
k = 'a' "b" '''c'''
l = ''
m = "\t tab \\ back \0 nul \x41 \101 \a"
n = 'new\
line'
o = R"raw" 'and not'
p = "#no comment" # comment
q = '%s' '%d' % ('a', 1)
r = ('part one, '
     'part two')
s = 'è' + "\n"
