import { X509Certificate } from 'node:crypto';

import { text, type Text } from '../words';
import { placeOf, readCertificates, readRecord, removeInstalled, writeInstalled, type Record } from './installed';
import { mac } from './mac';
import type { Machine } from './machine';
import { PORTS } from './server';
import type { System } from './system';
import { windows } from './windows';

/** Certificates that end sooner are made anew. */
const LEAST_DAYS = 60;

export interface InstallOptions {
  readonly version: string;
  /** manifest.xml for `https://localhost:PORT`. */
  readonly manifest: string;
  readonly now: Date;
  readonly share?: string;
}

export interface Installed {
  readonly ok: boolean;
  /** What was done, or what kept it from being done and what to do about it. */
  readonly lines: readonly Text[];
}

/** @returns `undefined` where Excel does not run */
export function systemOf(machine: Machine): System | undefined {
  if (machine.platform === 'win32') return windows(machine);
  return machine.platform === 'darwin' ? mac(machine) : undefined;
}

/** Puts the add-in into this user's Excel. What fails is said, and everything before it is taken back. */
export async function install(machine: Machine, options: InstallOptions): Promise<Installed> {
  const system = systemOf(machine);
  if (system === undefined) return { ok: false, lines: [text('program.install.no-excel-here')] };
  const former = readRecord(machine);
  await system.stopService();
  const thumbprint = await trusted(machine, system, former, options.now);
  if (thumbprint === undefined) {
    await uninstall(machine);
    return { ok: false, lines: [text('program.install.not-trusted')] };
  }
  const record: Record = { version: options.version, port: PORTS.https, thumbprint, share: options.share };
  writeInstalled(machine, 'record', JSON.stringify(record));
  const manifest = writeInstalled(machine, 'manifest', options.manifest);
  if (former !== undefined && former.share !== options.share) await system.unregister(former.share);
  const registered = await system.register(manifest, options.share).catch(() => false);
  const serving = registered && (await system.startService().catch(() => false));
  if (!serving) {
    await uninstall(machine);
    return { ok: false, lines: [text(registered ? 'program.install.no-service' : 'program.install.no-registry')] };
  }
  return {
    ok: true,
    lines: [
      text(former === undefined ? 'program.install.done' : 'program.install.renewed', { version: options.version }),
      options.share === undefined
        ? text(machine.platform === 'darwin' ? 'program.install.find-mac' : 'program.install.find')
        : text('program.install.find-share', { folder: options.share }),
      text('program.install.away'),
    ],
  };
}

/** Keeps certificates that are good for a while and trusted; else makes new ones. @returns their thumbprint */
async function trusted(
  machine: Machine,
  system: System,
  former: Record | undefined,
  now: Date,
): Promise<string | undefined> {
  const there = readCertificates(machine);
  if (there !== undefined && former?.thumbprint !== undefined) {
    const days = (new Date(new X509Certificate(there.certificate).validTo).getTime() - now.getTime()) / 86_400_000;
    if (days > LEAST_DAYS && (await system.isTrusted(former.thumbprint))) return former.thumbprint;
  }
  // What makes certificates is large, and no other command needs it.
  const { makeCertificates } = await import('./certificate');
  const made = await makeCertificates(now);
  const authority = writeInstalled(machine, 'authority', made.authority);
  writeInstalled(machine, 'certificate', made.certificate);
  writeInstalled(machine, 'key', made.key);
  if (former?.thumbprint !== undefined) await system.distrust(former.thumbprint);
  const thumbprint = thumbprintOf(made.authority);
  // Known before it is trusted: an installation that is broken off can be taken away.
  writeInstalled(machine, 'record', JSON.stringify({ ...former, version: '', port: PORTS.https, thumbprint }));
  return (await system.trust(authority)) ? thumbprint : undefined;
}

export const thumbprintOf = (authority: string): string =>
  new X509Certificate(authority).fingerprint.replaceAll(':', '').toUpperCase();

/** Takes everything away again: the service, the registration, the trust, the files. */
export async function uninstall(machine: Machine): Promise<Installed> {
  const system = systemOf(machine);
  if (system === undefined) return { ok: false, lines: [text('program.install.no-excel-here')] };
  const record = readRecord(machine);
  await system.stopService();
  await system.unregister(record?.share);
  if (record?.thumbprint !== undefined) await system.distrust(record.thumbprint);
  const left = removeInstalled(machine);
  if (left.length > 0) return { ok: false, lines: left.map((file) => text('program.uninstall.left', { file })) };
  return { ok: true, lines: [text(record === undefined ? 'program.uninstall.nothing' : 'program.uninstall.done')] };
}

export const manifestPlace = (machine: Machine): string => placeOf(machine, 'manifest');
