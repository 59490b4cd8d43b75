/** What needs no import: functions, types and their methods, exceptions. */
export const builtinsModule = `
module builtins
  print(*values: Any, sep: str = ' ', end: str = '\\n')
  input(prompt: str = '', /) -> str
  class range
    (stop: int, /)
    (start: int, stop: int, step: int = 1, /)
    start stop step: int ~ range
  len(thing: Any, /) -> int
  round(number: float, /) -> int
  round(number: float, digits: int, /) -> float
  abs(number: float, /) -> float
  min(*values: Any, key: Any = None) -> Any
  max(*values: Any, key: Any = None) -> Any
  sum(numbers: Iterable[float], start: float = 0, /) -> float
  sorted(items: Iterable[T], /, *, key: Any = None, reverse: bool = False) -> list[T]
  reversed(items: Sequence[T], /) -> Iterator[T]
  enumerate(items: Iterable[T], start: int = 0) -> Iterator[tuple[int, T]]
  zip(*lists: Iterable[Any]) -> Iterator[tuple[Any, ...]]
  map(function: Callable[..., T], /, *lists: Iterable[Any]) -> Iterator[T]
  filter(function: Callable[[T], Any] | None, items: Iterable[T], /) -> Iterator[T]
  any(items: Iterable[Any], /) -> bool
  all(items: Iterable[Any], /) -> bool
  open(filename: str, mode: str = 'r', /) -> TextIO
  chr(code: int, /) -> str
  ord(character: str, /) -> int
  divmod(a: float, b: float, /) -> tuple[float, float]
  pow(base: float, power: float, /) -> float
  hex(number: int, /) -> str
  bin(number: int, /) -> str
  oct(number: int, /) -> str
  isinstance(thing: Any, kind: Any, /) -> bool
  issubclass(kind: type, other: Any, /) -> bool
  callable(thing: Any, /) -> bool
  iter(items: Iterable[T], /) -> Iterator[T]
  next(iterator: Iterator[T], /) -> T
  getattr(thing: Any, name: str, default: Any = ..., /) -> Any
  setattr(thing: Any, name: str, value: Any, /)
  hasattr(thing: Any, name: str, /) -> bool
  v2 delattr(thing: Any, name: str, /)
  hash(thing: Any, /) -> int
  id(thing: Any, /) -> int
  repr(thing: Any, /) -> str
  dir(thing: Any = ..., /) -> list[str]
  help(thing: Any = ..., /)
  globals() -> dict[str, Any]
  locals() -> dict[str, Any]
  eval(text: str, names: dict[str, Any] = ..., own: dict[str, Any] = ..., /) -> Any
  exec(text: str, names: dict[str, Any] = ..., own: dict[str, Any] = ..., /)

  class str
    (value: Any = '', /)
    format(*values: Any, **named: Any) -> str
    split(separator: str | None = None, times: int = -1, /) -> list[str]
    rsplit(separator: str | None = None, times: int = -1, /) -> list[str]
    join(texts: Iterable[str], /) -> str
    replace(old: str, new: str, times: int = -1, /) -> str
    find(text: str, start: int = 0, end: int = ..., /) -> int
    rfind(text: str, start: int = 0, end: int = ..., /) -> int
    index(text: str, start: int = 0, end: int = ..., /) -> int
    rindex(text: str, start: int = 0, end: int = ..., /) -> int
    count(text: str, start: int = 0, end: int = ..., /) -> int
    startswith(text: str, start: int = 0, /) -> bool
    endswith(text: str, /) -> bool
    strip(characters: str = ' ', /) -> str
    lstrip(characters: str = ' ', /) -> str
    rstrip(characters: str = ' ', /) -> str
    upper() -> str
    lower() -> str
    isalpha() -> bool
    isdigit() -> bool
    isspace() -> bool
    isupper() -> bool
    islower() -> bool
    v2 encode(encoding: str = 'utf-8', /) -> bytes

  class list
    (items: Iterable[T] = ..., /)
    append(item: Any, /)
    insert(position: int, item: Any, /)
    pop(position: int = -1, /) -> Any
    remove(item: Any, /)
    sort(*, key: Any = None, reverse: bool = False)
    reverse()
    index(item: Any, start: int = 0, end: int = ..., /) -> int
    count(item: Any, /) -> int
    extend(items: Iterable[Any], /)
    clear()
    copy() -> list[Any]

  class dict
    (items: Any = ..., **named: Any)
    get(key: Any, default: Any = None, /) -> Any
    keys() -> Iterable[Any]
    values() -> Iterable[Any]
    items() -> Iterable[tuple[Any, Any]]
    pop(key: Any, default: Any = ..., /) -> Any
    popitem() -> tuple[Any, Any]
    setdefault(key: Any, default: Any = None, /) -> Any
    update(items: Any = ..., **named: Any)
    clear()
    copy() -> dict[Any, Any]
    fromkeys(keys: Iterable[Any], value: Any = None, /) -> dict[Any, Any]

  class tuple
    (items: Iterable[T] = ..., /)
    index(item: Any, start: int = 0, end: int = ..., /) -> int
    count(item: Any, /) -> int

  class set
    (items: Iterable[T] = ..., /)
    add(item: Any, /)
    remove(item: Any, /)
    discard(item: Any, /)
    pop() -> Any
    clear()
    copy() -> set[Any]
    union(other: Iterable[Any], /) -> set[Any]
    intersection(other: Iterable[Any], /) -> set[Any]
    difference(*others: Iterable[Any]) -> set[Any]
    symmetric_difference(other: Iterable[Any], /) -> set[Any]
    update(*others: Iterable[Any])
    intersection_update(other: Iterable[Any], /)
    difference_update(*others: Iterable[Any])
    symmetric_difference_update(other: Iterable[Any], /)
    isdisjoint(other: Iterable[Any], /) -> bool
    issubset(other: Iterable[Any], /) -> bool
    issuperset(other: Iterable[Any], /) -> bool

  class frozenset
    (items: Iterable[T] = ..., /)
    copy() -> frozenset[Any] ~ set.copy
    union(other: Iterable[Any], /) -> frozenset[Any] ~ set.union
    intersection(other: Iterable[Any], /) -> frozenset[Any] ~ set.intersection
    difference(*others: Iterable[Any]) -> frozenset[Any] ~ set.difference
    symmetric_difference(other: Iterable[Any], /) -> frozenset[Any] ~ set.symmetric_difference
    isdisjoint(other: Iterable[Any], /) -> bool ~ set.isdisjoint
    issubset(other: Iterable[Any], /) -> bool ~ set.issubset
    issuperset(other: Iterable[Any], /) -> bool ~ set.issuperset

  class int
    (value: Any = 0, base: int = 10, /)
    to_bytes(length: int, order: str, /) -> bytes
    from_bytes(data: bytes | bytearray, order: str, /) -> int

  class float
    (value: Any = 0, /)

  v2 class complex
    (real: float = 0, imaginary: float = 0, /)

  class bool
    (value: Any = False, /)

  class bytes
    (value: Any = ..., encoding: str = ..., /)
    v2 decode(encoding: str = 'utf-8', /) -> str
    split(separator: bytes | None = None, times: int = -1, /) -> list[bytes] ~ str.split
    rsplit(separator: bytes | None = None, times: int = -1, /) -> list[bytes] ~ str.rsplit
    join(parts: Iterable[bytes], /) -> bytes ~ str.join
    replace(old: bytes, new: bytes, times: int = -1, /) -> bytes ~ str.replace
    find(part: bytes, start: int = 0, end: int = ..., /) -> int ~ str.find
    rfind(part: bytes, start: int = 0, end: int = ..., /) -> int ~ str.rfind
    index(part: bytes, start: int = 0, end: int = ..., /) -> int ~ str.index
    rindex(part: bytes, start: int = 0, end: int = ..., /) -> int ~ str.rindex
    count(part: bytes, start: int = 0, end: int = ..., /) -> int ~ str.count
    format(*values: Any, **named: Any) -> bytes ~ str.format
    startswith(part: bytes, start: int = 0, /) -> bool ~ str.startswith
    endswith(part: bytes, /) -> bool ~ str.endswith
    strip(characters: bytes = b' ', /) -> bytes ~ str.strip
    lstrip(characters: bytes = b' ', /) -> bytes ~ str.lstrip
    rstrip(characters: bytes = b' ', /) -> bytes ~ str.rstrip
    upper() -> bytes ~ str.upper
    lower() -> bytes ~ str.lower
    isalpha() -> bool ~ str.isalpha
    isdigit() -> bool ~ str.isdigit
    isspace() -> bool ~ str.isspace
    isupper() -> bool ~ str.isupper
    islower() -> bool ~ str.islower

  class bytearray
    (value: Any = ..., /)
    append(value: int, /)
    extend(values: Iterable[int], /)
    v2 decode(encoding: str = 'utf-8', /) -> str ~ bytes.decode

  v2 class memoryview
    (data: Any, /)

  class object
    ()

  class type
    (thing: Any, /)

  class slice
    ()

  class super
    ()

  class classmethod
    (function: Any, /)

  class staticmethod
    (function: Any, /)

  v2 class property
    (getter: Any, setter: Any = ..., deleter: Any = ..., /)
    getter(function: Any, /) -> property ~ property
    setter(function: Any, /) -> property ~ property
    deleter(function: Any, /) -> property ~ property

  inner class TextIO ~ file
    read(size: int = -1, /) -> str
    readline(size: int = -1, /) -> str
    readinto(buffer: bytearray, /) -> int
    write(text: str | bytes, /) -> int
    close()
    name() -> str
    writable() -> bool

  Ellipsis: Any
  class BaseException ~ exception
    (*values: Any)
    args: tuple[Any, ...] ~ exception.args
  class Exception(BaseException) ~ exception
  class ArithmeticError(Exception) ~ exception
  class AssertionError(Exception) ~ exception
  class AttributeError(Exception) ~ exception
  class EOFError(Exception) ~ exception
  class GeneratorExit(BaseException) ~ exception
  class ImportError(Exception) ~ exception
  class IndentationError(SyntaxError) ~ exception
  class IndexError(LookupError) ~ exception
  class KeyError(LookupError) ~ exception
  class KeyboardInterrupt(BaseException) ~ exception
  class LookupError(Exception) ~ exception
  class MemoryError(Exception) ~ exception
  class NameError(Exception) ~ exception
  class NotImplementedError(RuntimeError) ~ exception
  class OSError(Exception) ~ exception
    v2 errno: int ~ exception.args
  class OverflowError(ArithmeticError) ~ exception
  class RuntimeError(Exception) ~ exception
  v2 class StopAsyncIteration(Exception) ~ exception
  class StopIteration(Exception) ~ exception
    value: Any ~ exception.args
  class SyntaxError(Exception) ~ exception
  class SystemExit(BaseException) ~ exception
  class TypeError(Exception) ~ exception
  class UnicodeError(ValueError) ~ exception
  class ValueError(Exception) ~ exception
  class ZeroDivisionError(ArithmeticError) ~ exception
`;
