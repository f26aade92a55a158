import { readFileSync } from 'node:fs';

import {
  audit,
  joinNotes,
  notesIn,
  RULE_IDS,
  SEVERITIES,
  toCheckJson,
  toSarif,
  type CheckJson,
  type FindingJson,
  type RuleId,
} from '../../audit';
import { text } from '../../words';
import { version } from '../../../package.json';
import { command } from '../command';
import { table, type Console } from '../console';
import { flag, json, list, oneOf, profile, refusedValue, today, value, type Values } from '../options';
import { CommandError, type Outcome } from '../outcome';
import { needForms, openStore, storeLedger, systemToday } from '../workspace';

const OPTIONS = {
  json,
  sarif: flag('sarif'),
  today,
  profile,
  rules: list('rules'),
  severity: oneOf('severity', SEVERITIES),
  baseline: value('baseline'),
  withIgnored: flag('with-ignored'),
  withNames: flag('with-names'),
};
type Options = Values<typeof OPTIONS>;

/** `sanbiao check`: the manager's daily check of one workbook, or of several as one store. Nothing is written. */
export const check = command({ name: 'check', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  if (options.json && options.sarif) throw new CommandError('bad-input', text('cli.check.json-and-sarif'));
  const rules = options.rules.length === 0 ? undefined : ruleIds(options.rules);
  const known = options.baseline === undefined ? undefined : baselineIds(options.baseline);
  const { store, books, failed } = openStore(options.files, console);
  // No finding in a file that could not be read is no clean file.
  needForms(books, console);
  const { ledger, rules: kept } = storeLedger(options.profile, store, books, console);
  const { profile } = kept;
  for (const id of Object.keys(profile.audit ?? {}))
    if (!isRule(id)) console.note(text('cli.check.unknown-in-profile', { rule: id }));
  const input = {
    book: store.book,
    recognised: store.recognised,
    ledger,
    profile,
    today: options.today ?? systemToday(),
  };
  const report = audit(input, { rules, severity: options.severity });
  const whole = toCheckJson(report, {
    locale: console.locale,
    file: store.book.name,
    notes: joinNotes(books.map(({ book }) => notesIn(book))),
    withIgnored: options.withIgnored,
  });
  const shown: CheckJson =
    known === undefined ? whole : { ...whole, findings: whole.findings.filter(({ id }) => !known.has(id)) };
  if (options.json) console.print(JSON.stringify(shown, null, 2));
  else if (options.sarif)
    console.print(JSON.stringify(toSarif(shown, version, console.locale, options.withNames), null, 2));
  else print(shown, console);
  if (failed > 0) return 'bad-input';
  return shown.findings.some(({ severity, ignored }) => severity !== 'hint' && ignored === undefined)
    ? 'findings'
    : 'done';
}

function isRule(id: string): id is RuleId {
  return RULE_IDS.some((known) => known === id);
}

function ruleIds(asked: readonly string[]): RuleId[] {
  return asked.map((id) => {
    if (isRule(id)) return id;
    throw refusedValue('rules', id, RULE_IDS.join(' · '));
  });
}

/** The ids of an earlier `--json` or `--sarif`. @throws CommandError when the file is neither. */
function baselineIds(file: string): ReadonlySet<string> {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''));
  } catch {
    throw new CommandError('bad-input', text('cli.check.baseline', { file }));
  }
  const ids = idsIn(data);
  if (ids === undefined) throw new CommandError('bad-input', text('cli.check.baseline', { file }));
  return new Set(ids);
}

function idsIn(data: unknown): string[] | undefined {
  const list = (value: unknown, key: string): unknown[] | undefined => {
    const member = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
    return Array.isArray(member) ? (member as unknown[]) : undefined;
  };
  const text = (value: unknown, key: string): string[] => {
    const member = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
    return typeof member === 'string' ? [member] : [];
  };
  const findings = list(data, 'findings');
  if (findings) return findings.flatMap((finding) => text(finding, 'id'));
  const runs = list(data, 'runs');
  return runs?.flatMap((run) =>
    (list(run, 'results') ?? []).flatMap((result) =>
      text((result as Record<string, unknown>)['partialFingerprints'], 'sanbiaoFinding'),
    ),
  );
}

function print(shown: CheckJson, console: Console): void {
  const count = (severity: string): number => shown.findings.filter((finding) => finding.severity === severity).length;
  console.print(
    console.say(
      text('cli.check.head', {
        date: shown.today,
        errors: count('error'),
        warnings: count('warning'),
        hints: count('hint'),
      }),
    ),
  );
  if (shown.off.length > 0)
    console.print(console.say(text('cli.check.off', { rules: shown.off.map((id) => titleOf(id, console)) })));
  for (const [rule, findings] of byRule(shown.findings)) {
    const [first] = findings;
    if (first === undefined) continue;
    console.print('');
    console.print(
      console.say(
        text('cli.check.rule', {
          severity: text(`audit.severity.${first.severity}`),
          title: text(`audit.${rule}.title`),
          count: findings.length,
        }),
      ),
    );
    const several = new Set(shown.findings.map(({ file }) => file)).size > 1;
    const rows = findings.map(({ file, sheet, cell, consultant = '', customer = '', text: sentence }) => [
      `${several ? `[${file}]` : ''}${sheet}!${cell}`,
      consultant,
      customer,
      sentence,
    ]);
    for (const line of table(rows)) console.print(`  ${line}`);
    console.print(`  → ${first.how}`);
  }
}

function titleOf(rule: RuleId, console: Console): string {
  return console.say(text(`audit.${rule}.title`));
}

function byRule(findings: readonly FindingJson[]): Map<RuleId, FindingJson[]> {
  const groups = new Map<RuleId, FindingJson[]>();
  for (const id of RULE_IDS) {
    const own = findings.filter(({ rule }) => rule === id);
    if (own.length > 0) groups.set(id, own);
  }
  return groups;
}
