import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { doctor } from '../../src/program/doctor';
import { install, thumbprintOf, uninstall } from '../../src/program/install';
import { placeOf, readCertificates } from '../../src/program/installed';
import { ADD_IN, KEYS } from '../../src/program/windows';
import { withoutConsole } from '../../src/program/windows-file';
import { FakeWindows, type FakeOptions } from './fake-windows';

const NOW = new Date('2026-06-20T01:00:00Z');
const OPTIONS = { version: '1.0.0', manifest: '<OfficeApp/>', now: NOW };

const computer = (options?: FakeOptions): FakeWindows =>
  new FakeWindows(['C:\\node.exe', 'C:\\sanbiao.js'], options, (file) => thumbprintOf(readFileSync(file, 'utf8')));
const keysOf = (lines: readonly { readonly key: string }[]): string[] => lines.map(({ key }) => key);

test('installing registers the manifest, trusts the authority, and starts the service now and at log-on', async () => {
  const machine = computer();
  const { ok, lines } = await install(machine, OPTIONS);
  expect(keysOf(lines)).toEqual(['program.install.done', 'program.install.find', 'program.install.away']);
  expect(ok).toBe(true);
  const manifest = machine.registry.get(KEYS.developer)?.get(ADD_IN) ?? '';
  expect(readFileSync(manifest, 'utf8')).toBe('<OfficeApp/>');
  expect(machine.registry.get(KEYS.logOn)?.get('Sanbiao')).toBe('"C:\\node.exe" "C:\\sanbiao.js" "serve"');
  expect(machine.started).toEqual([['C:\\node.exe', 'C:\\sanbiao.js', 'serve']]);
  expect(machine.trusted).toEqual(new Set([thumbprintOf(readCertificates(machine)?.authority ?? '')]));
});

test('uninstalling takes everything away: the registry is as before, and so is the disk', async () => {
  const machine = computer();
  machine.registry.set(KEYS.logOn, new Map([['Other', 'x']]));
  await install(machine, OPTIONS);
  expect(keysOf((await uninstall(machine)).lines)).toEqual(['program.uninstall.done']);
  expect([...machine.registry]).toEqual([[KEYS.logOn, new Map([['Other', 'x']])]]);
  expect(machine.trusted.size).toBe(0);
  expect(existsSync(machine.folder)).toBe(false);
  expect(keysOf((await uninstall(machine)).lines)).toEqual(['program.uninstall.nothing']);
});

test('another add-in in development stays registered, and a file of somebody else stays in the folder', async () => {
  const machine = computer();
  machine.registry.set(KEYS.developer, new Map([['other', 'y']]));
  await install(machine, OPTIONS);
  writeFileSync(join(machine.folder, '别人的.txt'), '');
  await uninstall(machine);
  expect(machine.registry.get(KEYS.developer)).toEqual(new Map([['other', 'y']]));
  expect(existsSync(join(machine.folder, '别人的.txt'))).toBe(true);
});

test('an upgrade keeps the certificates, so that nobody is asked again', async () => {
  const machine = computer();
  await install(machine, OPTIONS);
  const before = readCertificates(machine);
  const { lines } = await install(machine, { ...OPTIONS, version: '1.1.0', manifest: '<New/>' });
  expect(keysOf(lines)[0]).toBe('program.install.renewed');
  expect(readCertificates(machine)).toEqual(before);
  expect(readFileSync(placeOf(machine, 'manifest'), 'utf8')).toBe('<New/>');
});

test('certificates that end soon are made anew, and the former authority is not trusted any more', async () => {
  const machine = computer();
  await install(machine, OPTIONS);
  const [former] = machine.trusted;
  await install(machine, { ...OPTIONS, now: new Date('2028-08-20T01:00:00Z') });
  expect(machine.trusted.size).toBe(1);
  expect(machine.trusted.has(former ?? '')).toBe(false);
});

test.each<[string, FakeOptions, string]>([
  ['the person does not trust the certificate', { trusts: false }, 'program.install.not-trusted'],
  ['a policy keeps the registry from being written', { locked: /WEF/u }, 'program.install.no-registry'],
  ['the log-on list cannot be written', { locked: /Run$/u }, 'program.install.no-service'],
])('where %s nothing is left behind', async (_what, options, key) => {
  const machine = computer(options);
  const { ok, lines } = await install(machine, OPTIONS);
  expect(ok).toBe(false);
  expect(keysOf(lines)).toEqual([key]);
  expect(machine.registry.size).toBe(0);
  expect(machine.trusted.size).toBe(0);
  expect(existsSync(machine.folder)).toBe(false);
});

test('a store’s shared folder gets the manifest, and Excel its address', async () => {
  const machine = computer();
  const share = join(machine.home, '共享 文件夹');
  mkdirSync(share);
  await install(machine, { ...OPTIONS, share });
  expect(readFileSync(join(share, 'sanbiao.xml'), 'utf8')).toBe('<OfficeApp/>');
  expect(machine.registry.get(KEYS.catalogue)?.get('Url')).toBe(share);
  await uninstall(machine);
  expect(existsSync(join(share, 'sanbiao.xml'))).toBe(false);
  expect(machine.registry.has(KEYS.catalogue)).toBe(false);
});

test('two users of one computer do not meet', async () => {
  const [one, other] = [computer(), computer()];
  await install(one, OPTIONS);
  await install(other, OPTIONS);
  await uninstall(one);
  expect(readCertificates(other)).toBeDefined();
  expect(other.registry.get(KEYS.developer)?.has(ADD_IN)).toBe(true);
});

test('the doctor names each missing link', async () => {
  const machine = computer();
  const look = async (reached: boolean) =>
    (await doctor(machine, { now: NOW, reach: () => Promise.resolve(reached), officeJs: 'https://x/office.js' })).map(
      ({ ok, words }) => `${ok ? '+' : '-'} ${words.key}`,
    );
  expect(await look(false)).toEqual([
    '- program.doctor.excel.none',
    '- program.doctor.not-installed',
    '- program.doctor.certificate.none',
    '- program.doctor.manifest.none',
    '- program.doctor.log-on.none',
    '- program.doctor.service.none',
    '+ program.doctor.policy',
    '- program.doctor.office.none',
  ]);
  machine.registry.set(
    'HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration',
    new Map([['VersionToReport', '16.0.17328.20184']]),
  );
  await install(machine, OPTIONS);
  expect((await look(true)).filter((line) => line.startsWith('-'))).toEqual([]);
  machine.trusted.clear();
  machine.registry.set(KEYS.policies, new Map([['DisableAllCatalogs', '0x1']]));
  expect((await look(true)).filter((line) => line.startsWith('-'))).toEqual([
    '- program.doctor.trust.none',
    '- program.doctor.policy.some',
  ]);
});

test.each([
  ['16.0.17328.20184', 'O365ProPlusRetail', true],
  ['16.0.14332.20721', 'ProPlus2021Volume,VisioPro2019Volume', true],
  ['16.0.17328.20184', 'HomeStudent2024Retail', true],
  ['16.0.13801.20294', 'O365BusinessRetail', false],
  ['16.0.10417.20012', 'ProPlus2019Volume', false],
  ['16.0.17328.20184', 'HomeBusiness2019Retail,VisioPro2021Volume', false],
  ['16.0.17328.20184', 'ProPlusRetail', false],
  ['', '', false],
])('the doctor says of Excel %s (%s) whether the add-in shows there: %s', async (version, products, fits) => {
  const machine = computer();
  const installed = 'HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Office\\16.0\\Excel\\InstallRoot';
  // Excel 2016 from a disc tells its folder only.
  if (version === '') machine.registry.set(installed, new Map([['Path', 'C:\\Office16\\']]));
  else {
    const told = new Map([
      ['VersionToReport', version],
      ['ProductReleaseIds', products],
    ]);
    machine.registry.set('HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration', told);
  }
  const [excel] = await doctor(machine, { now: NOW, reach: () => Promise.resolve(true), officeJs: '' });
  expect([excel?.ok, excel?.words.key]).toEqual([fits, `program.doctor.excel${fits ? '' : '.old'}`]);
});

test('a program without a console differs in its subsystem only', () => {
  const program = new Uint8Array(512);
  const view = new DataView(program.buffer);
  view.setUint16(0, 0x5a4d, true);
  view.setUint32(0x3c, 128, true);
  view.setUint32(128, 0x4550, true);
  view.setUint16(128 + 0x5c, 3, true);
  const twin = withoutConsole(program);
  expect(new DataView(twin.buffer).getUint16(128 + 0x5c, true)).toBe(2);
  expect([...twin].filter((byte, index) => byte !== program[index])).toHaveLength(1);
  expect(() => withoutConsole(twin)).toThrow('No console program');
  expect(() => withoutConsole(new Uint8Array(512))).toThrow('No console program');
});
