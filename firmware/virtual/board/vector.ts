/** Three numbers along the axes of the board, with the signs that the runtime's `get_values()` gives them. */
export interface Vector {
  x: number;
  y: number;
  z: number;
}

/** A quantity in space that changes with simulated time, such as what an accelerometer feels. */
export type Field = (cycle: number, into: Vector) => void;
