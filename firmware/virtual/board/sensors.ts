import type { Soc } from '../soc/soc.ts';
import { Mag3110, MAG3110_ADDRESS } from './mag3110.ts';
import { Mma8653, MMA8653_ADDRESS } from './mma8653.ts';
import type { Field } from './vector.ts';

/** What sensor chips can measure, and where they sit. */
export interface SensorSite {
  readonly soc: Soc;
  /** Milli-g as `accelerometer.get_values()` reads them. */
  readonly acceleration: Field;
  /** Nanotesla as `compass.get_x()` and its sisters read them. */
  readonly magneticField: Field;
  /** Degrees Celsius. */
  readonly temperature: () => number;
}

/** A board's set of sensor chips: puts them on their bus. Later boards have other chips. */
export type SensorSet = (site: SensorSite) => void;

/** Internal I2C bus of the V1 board (schematic V1.3B). */
const SCL = 0;
const SDA = 30;
/** Interrupt pins of the two chips. */
const ACCELEROMETER_INT1 = 28;
const MAGNETOMETER_INT1 = 29;

/** The chips of boards V1.3 and V1.3B: MMA8653 and MAG3110. */
export const microbitV1Sensors: SensorSet = ({ soc, acceleration, magneticField, temperature }) => {
  const wire = soc.i2cWire(SCL, SDA);
  const port = soc.ports[0]!;
  wire.attach(
    MMA8653_ADDRESS,
    new Mma8653(soc.time, soc.clockHz, acceleration, (level) => port.drive(ACCELEROMETER_INT1, level)),
  );
  wire.attach(
    MAG3110_ADDRESS,
    new Mag3110(soc.time, soc.clockHz, magneticField, temperature, (level) =>
      port.drive(MAGNETOMETER_INT1, level),
    ),
  );
};
