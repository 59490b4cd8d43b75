/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- stands in for classes of the browser */
/** What an interface of the board says of itself. */
export interface InterfaceDescription {
  readonly number: number;
  readonly role: 'storage' | 'cdc-control' | 'cdc-data' | 'hid' | 'debug';
  readonly classCode: number;
  readonly subclass: number;
  readonly protocol: number;
  readonly name: string;
  readonly endpoints: readonly USBEndpoint[];
}

const bulk = (endpointNumber: number, direction: USBDirection): USBEndpoint => ({
  endpointNumber,
  direction,
  type: 'bulk',
  packetSize: 64,
});
const interrupt = (endpointNumber: number, direction: USBDirection, packetSize = 64): USBEndpoint => ({
  endpointNumber,
  direction,
  type: 'interrupt',
  packetSize,
});

/** The debug interface's class: vendor specific, which is what WebUSB may claim. */
export const DEBUG_CLASS = 0xff;

export const ENDPOINT = { cdcData: 4, debug: 5 } as const;

/**
 * The interfaces of a micro:bit as its DAPLink describes them: a drive, a serial line, a HID (WebUSB shows it but
 * refuses to claim it), and a vendor interface: without endpoints on a V1 (requests go as HID reports by control
 * transfers), with bulk endpoints on a V2. Old DAPLinks lack the last.
 */
export function describeInterfaces(model: 'v1' | 'v2', old: boolean): readonly InterfaceDescription[] {
  const common: InterfaceDescription[] = [
    {
      number: 0,
      role: 'storage',
      classCode: 0x08,
      subclass: 0x06,
      protocol: 0x50,
      name: 'USB_MSC',
      endpoints: [bulk(2, 'in'), bulk(2, 'out')],
    },
    {
      number: 1,
      role: 'cdc-control',
      classCode: 0x02,
      subclass: 0x02,
      protocol: 0x01,
      name: 'mbed Serial Port',
      endpoints: [interrupt(3, 'in', 16)],
    },
    {
      number: 2,
      role: 'cdc-data',
      classCode: 0x0a,
      subclass: 0,
      protocol: 0,
      name: 'mbed Serial Port',
      endpoints: [bulk(ENDPOINT.cdcData, 'in'), bulk(ENDPOINT.cdcData, 'out')],
    },
    {
      number: 3,
      role: 'hid',
      classCode: 0x03,
      subclass: 0,
      protocol: 0,
      name: 'CMSIS-DAP v1',
      endpoints: [interrupt(1, 'in'), interrupt(1, 'out')],
    },
  ];
  if (old) return common;
  return [
    ...common,
    {
      number: 4,
      role: 'debug',
      classCode: DEBUG_CLASS,
      subclass: model === 'v1' ? 0x03 : 0,
      protocol: 0,
      name: model === 'v1' ? 'WebUSB: CMSIS-DAP' : 'CMSIS-DAP v2',
      endpoints: model === 'v1' ? [] : [bulk(ENDPOINT.debug, 'out'), bulk(ENDPOINT.debug, 'in')],
    },
  ];
}

/** The same as WebUSB shows it. */
export function configurationOf(
  interfaces: readonly InterfaceDescription[],
  isClaimed: (number: number) => boolean,
): USBConfiguration {
  return {
    configurationValue: 1,
    configurationName: null,
    interfaces: interfaces.map((one) => {
      const alternate: USBAlternateInterface = {
        alternateSetting: 0,
        interfaceClass: one.classCode,
        interfaceSubclass: one.subclass,
        interfaceProtocol: one.protocol,
        interfaceName: one.name,
        endpoints: [...one.endpoints],
      };
      return {
        interfaceNumber: one.number,
        alternate,
        alternates: [alternate],
        get claimed() {
          return isClaimed(one.number);
        },
      };
    }),
  };
}
