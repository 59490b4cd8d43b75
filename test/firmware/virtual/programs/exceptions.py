def careful(action):
    try:
        return action()
    except (ZeroDivisionError, ValueError) as error:
        return type(error).__name__ + ": " + str(error)
    except KeyError as error:
        return "key " + repr(error.args[0])
    else:
        return "else"
    finally:
        print("finally")
print(careful(lambda: 1 // 0))
print(careful(lambda: int("x")))
print(careful(lambda: {}["gone"]))
print(careful(lambda: 5))
class Trouble(Exception):
    pass
try:
    raise Trouble("own", 2)
except Trouble as trouble:
    print(trouble.args)
try:
    assert 1 == 2, "sums"
except AssertionError as error:
    print(error)
