/** Where a Windows program says what it is: the offset of its header, and of the subsystem in it. */
const HEADER_POINTER = 0x3c;
const SUBSYSTEM = 0x5c;
const WINDOW = 2;
const CONSOLE = 3;

/**
 * The same program as one that opens no console window (its subsystem is that of programs with windows), for what runs from log-on.
 * @throws Error where the bytes are no console program of Windows
 */
export function withoutConsole(program: Uint8Array): Uint8Array {
  const copy = program.slice();
  const view = new DataView(copy.buffer);
  const header = view.getUint32(HEADER_POINTER, true);
  const isProgram = view.getUint16(0, true) === 0x5a4d && view.getUint32(header, true) === 0x4550;
  if (!isProgram || view.getUint16(header + SUBSYSTEM, true) !== CONSOLE)
    throw new Error('No console program of Windows');
  view.setUint16(header + SUBSYSTEM, WINDOW, true);
  return copy;
}
