import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { get } from 'node:https';

import { text, type Text } from '../words';
import { manifestPlace, systemOf, thumbprintOf } from './install';
import { readCertificates, readRecord } from './installed';
import type { Machine } from './machine';
import { PORTS } from './server';

/** One link of the chain from Excel to the pane. */
export interface Finding {
  readonly ok: boolean;
  /** What was looked at; where it is missing, what that means and how to mend it. */
  readonly words: Text;
}

export interface DoctorOptions {
  readonly now: Date;
  /** Whether an address answers within five seconds; by `ca` where given, else by the system's own authorities. */
  reach(address: string, ca?: string): Promise<boolean>;
  /** Microsoft's client, as the pages name it. */
  readonly officeJs: string;
}

/** Goes along the chain and says of each link whether it is there. */
export async function doctor(machine: Machine, options: DoctorOptions): Promise<readonly Finding[]> {
  const system = systemOf(machine);
  if (system === undefined) return [{ ok: false, words: text('program.install.no-excel-here') }];
  const record = readRecord(machine);
  const certificates = readCertificates(machine);
  const excel = await system.excel();
  const findings: Finding[] = [
    excel === undefined
      ? { ok: false, words: text('program.doctor.excel.none') }
      : excel.fits
        ? { ok: true, words: text('program.doctor.excel', { version: excel.version }) }
        : { ok: false, words: text('program.doctor.excel.old', { version: excel.version }) },
  ];
  const check = (ok: boolean, good: Text, bad: Text): void => void findings.push({ ok, words: ok ? good : bad });
  check(
    record !== undefined,
    text('program.doctor.installed', { version: record?.version ?? '' }),
    text('program.doctor.not-installed'),
  );
  if (certificates === undefined) findings.push({ ok: false, words: text('program.doctor.certificate.none') });
  else {
    const until = new X509Certificate(certificates.certificate).validTo;
    check(
      new Date(until) > options.now,
      text('program.doctor.certificate', { until }),
      text('program.doctor.certificate.old', { until }),
    );
    check(
      await system.isTrusted(thumbprintOf(certificates.authority)),
      text('program.doctor.trust'),
      text('program.doctor.trust.none'),
    );
  }
  check(
    existsSync(manifestPlace(machine)) && (await system.isRegistered(record?.share)),
    text('program.doctor.manifest'),
    text('program.doctor.manifest.none'),
  );
  check(await system.startsAtLogOn(), text('program.doctor.log-on'), text('program.doctor.log-on.none'));
  const address = `https://localhost:${PORTS.https}/taskpane.html`;
  check(
    certificates !== undefined && (await options.reach(address, certificates.authority)),
    text('program.doctor.service', { address }),
    text('program.doctor.service.none', { port: PORTS.https }),
  );
  const policies = await system.policies();
  check(policies.length === 0, text('program.doctor.policy'), text('program.doctor.policy.some', { names: policies }));
  check(await options.reach(options.officeJs), text('program.doctor.office'), text('program.doctor.office.none'));
  return findings;
}

/** Asks for a page and says whether it came. */
export function reach(address: string, ca?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(address, { ca, timeout: 5000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}
