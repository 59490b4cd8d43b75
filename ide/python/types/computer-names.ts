/** Modules of Python on a computer that the micro:bit does not have, and that pupils have met. */
export const computerModules: ReadonlySet<string> = new Set(
  (
    'abc argparse asyncio base64 bisect calendar copy csv ctypes dataclasses datetime decimal email enum fractions ' +
    'functools glob hashlib heapq html http io itertools json keyboard logging matplotlib multiprocessing numpy ' +
    'operator pandas pathlib pickle pip platform playsound pprint pygame pyautogui queue re requests scipy serial ' +
    'shutil signal socket sqlite3 statistics string subprocess tempfile textwrap threading tkinter traceback turtle ' +
    'types typing unittest urllib uuid warnings webbrowser winsound xml zipfile'
  ).split(' '),
);

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Names that a class or module has in Python on a computer, and not in MicroPython on the micro:bit. */
export const computerNames: Readonly<Record<string, ReadonlySet<string>>> = {
  str: words(
    'capitalize casefold center expandtabs format_map isalnum isascii isdecimal isidentifier isnumeric isprintable ' +
      'istitle ljust maketrans partition removeprefix removesuffix rjust rpartition splitlines swapcase title ' +
      'translate zfill',
  ),
  bytes: words('capitalize center fromhex hex isalnum ljust partition rjust splitlines title zfill'),
  bytearray: words('clear copy fromhex hex insert pop remove reverse find index count split strip'),
  int: words('bit_count bit_length as_integer_ratio conjugate real imag numerator denominator'),
  float: words('as_integer_ratio fromhex hex is_integer real imag'),
  random: words(
    'betavariate choices expovariate gauss getstate normalvariate randbytes sample setstate shuffle triangular',
  ),
  math: words(
    'comb dist erf factorial fsum gamma gcd hypot isclose isqrt lcm log2 log10 log1p perm prod sinh cosh tanh tau inf nan cbrt',
  ),
  time: words(
    'asctime ctime gmtime localtime monotonic perf_counter process_time strftime strptime time time_ns',
  ),
  os: words('chdir environ getcwd getenv makedirs mkdir path popen rename rmdir sep stat system walk'),
  sys: words(
    'argv executable exc_info getrecursionlimit getsizeof maxsize modules path setrecursionlimit stdin stderr stdout',
  ),
  collections: words('ChainMap Counter UserDict UserList UserString abc defaultdict deque'),
};
