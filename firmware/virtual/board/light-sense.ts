import { SUPPLY_VOLTS } from './edge-connector.ts';

/**
 * The runtime uses the LEDs as photo cells: it lets a column float after charging it and samples it
 * 4 ms later; light discharges it. DAL, MicroBitLightSensor: a 10-bit reading of 338 is dark (level 0),
 * 75 is bright (level 255), in between it is linear.
 */
const darkReading = 338;
const brightReading = 75;

/** Volts left on a column for a light level of 0..255. */
export function lightVolts(level: number): number {
  const bounded = Math.max(0, Math.min(255, level));
  const reading = darkReading - Math.ceil((bounded * (darkReading - brightReading)) / 255);
  // The middle of that step of the converter.
  return ((reading + 0.5) / 1024) * SUPPLY_VOLTS;
}
