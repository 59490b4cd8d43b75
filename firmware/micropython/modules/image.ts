/** `microbit.Image`. */
export const imageClass = `
module microbit
  class Image
    (text: str, /)
    ()
    (width: int, height: int, pixels: bytes | bytearray = ..., /)
    HEART HEART_SMALL HAPPY SMILE SAD CONFUSED ANGRY ASLEEP SURPRISED SILLY FABULOUS MEH YES NO: Image ~ Image.picture
    CLOCK12 CLOCK11 CLOCK10 CLOCK9 CLOCK8 CLOCK7 CLOCK6 CLOCK5 CLOCK4 CLOCK3 CLOCK2 CLOCK1: Image ~ Image.picture
    ARROW_N ARROW_NE ARROW_E ARROW_SE ARROW_S ARROW_SW ARROW_W ARROW_NW: Image ~ Image.picture
    TRIANGLE TRIANGLE_LEFT CHESSBOARD DIAMOND DIAMOND_SMALL SQUARE SQUARE_SMALL: Image ~ Image.picture
    RABBIT COW MUSIC_CROTCHET MUSIC_QUAVER MUSIC_QUAVERS PITCHFORK XMAS PACMAN TARGET: Image ~ Image.picture
    TSHIRT ROLLERSKATE DUCK HOUSE TORTOISE BUTTERFLY STICKFIGURE GHOST SWORD GIRAFFE: Image ~ Image.picture
    SKULL UMBRELLA SNAKE: Image ~ Image.picture
    v1.1 SCISSORS: Image ~ Image.picture
    ALL_CLOCKS ALL_ARROWS: tuple[Image, ...] ~ Image.pictures
    width() -> int
    height() -> int
    set_pixel(x: int, y: int, value: int, /)
    get_pixel(x: int, y: int, /) -> int
    shift_left(n: int, /) -> Image
    shift_right(n: int, /) -> Image
    shift_up(n: int, /) -> Image
    shift_down(n: int, /) -> Image
    crop(x: int, y: int, w: int, h: int, /) -> Image
    copy() -> Image
    invert() -> Image
    fill(value: int, /)
    blit(source: Image, x: int, y: int, w: int, h: int, to_x: int = 0, to_y: int = 0, /)
    __add__(other: Image, /) -> Image ~ operator
    __sub__(other: Image, /) -> Image ~ operator
    __mul__(factor: float, /) -> Image ~ operator
    __truediv__(divisor: float, /) -> Image ~ operator
`;
