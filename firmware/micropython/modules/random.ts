/** The module `random`. */
export const randomModule = `
module random
  randint(first: int, last: int, /) -> int
  choice(items: Sequence[T], /) -> T
  random() -> float
  uniform(first: float, last: float, /) -> float
  randrange(stop: int, /) -> int
  randrange(start: int, stop: int, step: int = 1, /) -> int
  getrandbits(bits: int, /) -> int
  seed(number: int = ..., /)

v2 module urandom = random
`;
