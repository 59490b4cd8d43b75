/** Modules of the language: `math`, `struct`, `array`, `collections`, `sys`, `gc`, `micropython`, `errno`. */
export const languageModules = `
module math
  pi e: float
  sqrt(x: float, /) -> float
  pow(x: float, y: float, /) -> float
  floor(x: float, /) -> int
  ceil(x: float, /) -> int
  trunc(x: float, /) -> int
  fabs(x: float, /) -> float
  sin(x: float, /) -> float
  cos(x: float, /) -> float
  tan(x: float, /) -> float
  asin(x: float, /) -> float
  acos(x: float, /) -> float
  atan(x: float, /) -> float
  atan2(y: float, x: float, /) -> float
  degrees(x: float, /) -> float
  radians(x: float, /) -> float
  exp(x: float, /) -> float
  log(x: float, base: float = e, /) -> float
  fmod(x: float, y: float, /) -> float
  modf(x: float, /) -> tuple[float, float]
  frexp(x: float, /) -> tuple[float, int]
  ldexp(x: float, power: int, /) -> float
  copysign(x: float, sign: float, /) -> float
  isfinite(x: float, /) -> bool
  isinf(x: float, /) -> bool
  isnan(x: float, /) -> bool

module struct
  pack(format: str, /, *values: Any) -> bytes
  pack_into(format: str, buffer: bytearray, offset: int, /, *values: Any)
  unpack(format: str, data: bytes | bytearray, /) -> tuple[Any, ...]
  unpack_from(format: str, data: bytes | bytearray, offset: int = 0, /) -> tuple[Any, ...]
  calcsize(format: str, /) -> int

module array
  class array
    (typecode: str, values: Iterable[float] = ..., /)
    append(value: float, /)
    extend(values: Iterable[float], /)
    __len__() -> int ~ operator
    __getitem__(position: Any, /) -> Any ~ operator
    __setitem__(position: Any, value: Any, /) ~ operator

module collections
  namedtuple(name: str, fields: str | Sequence[str], /) -> Any
  class OrderedDict(dict)
    (items: Any = ..., **named: Any)

module sys
  exit(value: Any = ..., /) -> NoReturn
  print_exception(error: BaseException, /)
  platform version byteorder: str ~ sys.about
  version_info implementation: tuple[Any, ...] ~ sys.about
  v2 modules: dict[str, Any] ~ sys.about
  v2 path argv: list[str] ~ sys.about
  v2 maxsize: int ~ sys.about

module gc
  collect()
  mem_free() -> int
  mem_alloc() -> int
  enable()
  disable()
  isenabled() -> bool
  threshold(amount: int = ..., /) -> int

module micropython
  const(value: T, /) -> T
  mem_info(verbose: Any = ..., /)
  qstr_info(verbose: Any = ..., /)
  stack_use() -> int
  opt_level(level: int = ..., /) -> int
  heap_lock()
  heap_unlock()
  kbd_intr(key: int, /)
  v2 schedule(function: Callable[[Any], Any], argument: Any, /)

v2 module errno
  EACCES EAGAIN EALREADY EBADF EEXIST EINPROGRESS EINVAL EIO EISDIR ENODEV ENOENT ENOMEM ENOSPC: int ~ errno.code
  ENOTCONN EOPNOTSUPP EPERM ETIMEDOUT: int ~ errno.code
  errorcode: dict[int, str] ~ errno.code

module ustruct = struct
module ucollections = collections
v2 module uerrno = errno
v2 module uarray = array
v2 module usys = sys
`;
