import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Certificates } from './certificate';
import type { Machine } from './machine';

/** What was put where, so that taking it away leaves nothing behind. */
export interface Record {
  readonly version: string;
  readonly port: number;
  /** SHA-1 of the authority, by which the system's tool finds it; absent where it was not trusted. */
  readonly thumbprint?: string;
  /** Folder of a store's shared catalogue. */
  readonly share?: string;
}

/** The files of an installation. */
export const FILES = {
  record: 'install.json',
  manifest: 'manifest.xml',
  authority: 'sanbiao-localhost-ca.cer',
  certificate: 'localhost.pem',
  key: 'localhost-key.pem',
  service: '三表助手服务.exe',
} as const;

export const placeOf = (machine: Machine, file: keyof typeof FILES): string => join(machine.folder, FILES[file]);

export function readRecord(machine: Machine): Record | undefined {
  try {
    return JSON.parse(readFileSync(placeOf(machine, 'record'), 'utf8')) as Record;
  } catch {
    return undefined;
  }
}

export function writeInstalled(machine: Machine, file: keyof typeof FILES, content: string | Uint8Array): string {
  mkdirSync(machine.folder, { recursive: true });
  const place = placeOf(machine, file);
  // The key is for this user's eyes only.
  writeFileSync(place, content, { mode: 0o600 });
  return place;
}

export function readCertificates(machine: Machine): Certificates | undefined {
  const [authority, certificate, key] = (['authority', 'certificate', 'key'] as const).map((file) => {
    const place = placeOf(machine, file);
    return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
  });
  if (authority === undefined || certificate === undefined || key === undefined) return undefined;
  return { authority, certificate, key };
}

/** Takes away every file of ours; a folder that then holds anything else stays. @returns files that could not be removed */
export function removeInstalled(machine: Machine): readonly string[] {
  const left: string[] = [];
  for (const file of Object.keys(FILES) as (keyof typeof FILES)[]) {
    try {
      rmSync(placeOf(machine, file), { force: true });
    } catch {
      left.push(placeOf(machine, file));
    }
  }
  try {
    rmdirSync(machine.folder);
  } catch {
    // Not empty, or not there.
  }
  return left;
}
