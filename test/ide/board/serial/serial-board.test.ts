import { describeWith } from '../../../tools.ts';
import { boardContract } from '../board-contract.ts';
import { SerialRig } from './serial-rig.ts';
import { UsbSerialRig } from './usb-serial-rig.ts';

describeWith(['v1-runtime'], 'with real MicroPython over a fake serial port', () => {
  boardContract('serial', () => new SerialRig(), { cable: true });
  boardContract('serial over WebUSB', () => new UsbSerialRig(), { cable: true });
});
