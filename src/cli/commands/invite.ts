import { buildLedger, maskPhone } from '../../customers';
import { CARE_KINDS, eventSheets, inviteGuests, wishInWords, type EventPlan, type InviteReport } from '../../events';
import type { SheetContent } from '../../sheet';
import { say, text, type Text } from '../../words';
import { makeXlsx } from '../../workbook/xlsx';
import { command } from '../command';
import { table, type Console } from '../console';
import { date, flag, json, list, out, profile, today, value, wholeNumber, type Values } from '../options';
import { CommandError, type Outcome } from '../outcome';
import { given } from '../required';
import { writeElsewhere } from '../saving';
import { openStore, storeProfile, systemToday, type OpenedBook } from '../workspace';

const OPTIONS = {
  json,
  profile,
  today,
  groups: list('groups'),
  levels: list('levels'),
  due: list('due'),
  classes: list('classes'),
  max: wholeNumber('max', 1, 100_000),
  event: value('event'),
  from: date('from'),
  to: date('to'),
  place: value('place'),
  goal: value('goal'),
  why: value('why'),
  what: value('what'),
  how: value('how'),
  wording: value('wording'),
  budget: wholeNumber('budget', 0, 1_000_000_000),
  inviters: list('inviters'),
  supervisors: list('supervisors'),
  withPhones: flag('with-phones'),
  out,
};
type Options = Values<typeof OPTIONS>;

/** `sanbiao invite`: an invitation list out of the owners and customers, crossed, as a workbook of its own. */
export const invite = command({ name: 'invite', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  const { store, books, failed } = openStore(options.files, console);
  const name = given('event', options.event).trim();
  const rules = storeProfile(options.profile, books, console);
  const { groups, levels, due, classes, max } = wishOf(
    options,
    rules.levels.map(({ code }) => code),
  );
  if (options.from !== undefined && options.to !== undefined && options.to < options.from)
    throw new CommandError('bad-input', text('cli.invite.days', { from: options.from, to: options.to }));
  const report = inviteGuests(
    { afterSales: store.recognised.afterSales, ledger: buildLedger(store.recognised, rules), profile: rules },
    {
      wish: { groups, levels, due, classes, max },
      days: { today: options.today ?? systemToday(), from: options.from, to: options.to ?? options.from },
      inviters: options.inviters,
      supervisors: options.supervisors,
    },
  );
  if (options.json) console.print(JSON.stringify(toJson(name, report, options), null, 2));
  else printInvitations(report, options, console);
  for (const note of notesOf(report, options)) console.note(note);
  if (report.invitations.length === 0)
    throw new CommandError('bad-input', text('cli.invite.nobody', { count: report.candidates }));
  if (options.out !== undefined) write(name, options.out, report, options, books, console);
  return failed > 0 ? 'bad-input' : 'done';
}

function wishOf(
  options: Options,
  known: readonly string[],
): { groups: number[]; levels: readonly string[]; due: readonly string[]; classes: readonly string[]; max?: number } {
  const { groups, levels, due, classes, max } = options;
  if (groups.length + levels.length + due.length + classes.length === 0)
    throw new CommandError('bad-input', text('cli.invite.for-whom'));
  const refuse = (option: string, all: readonly string[], allowed: readonly string[]): void => {
    const wrong = all.find((one) => !allowed.includes(one));
    if (wrong !== undefined)
      throw new CommandError(
        'bad-input',
        text('cli.error.option-value', { option: `--${option}`, value: wrong, allowed: allowed.join(' · ') }),
      );
  };
  refuse('groups', groups, ['1', '2', '3', '4', '5', '6', '7', '8']);
  refuse('levels', levels, known);
  refuse('due', due, CARE_KINDS);
  return { groups: groups.map(Number), levels, due, classes, max };
}

/** Masked unless full phones were asked for; plates only then. */
function toJson(name: string, report: InviteReport, { withPhones }: Options): object {
  const { choice, invitations, inviters, crossShare, candidates } = report;
  const phoneOf = (phone: string | undefined): string | undefined =>
    phone === undefined || withPhones ? phone : maskPhone(phone);
  const excluded: Record<string, number> = {};
  for (const { why } of choice.excluded) excluded[why] = (excluded[why] ?? 0) + 1;
  return {
    event: name,
    candidates,
    invited: invitations.length,
    beyondMax: choice.beyondMax,
    excluded,
    inviters,
    crossShare,
    lines: invitations.map(({ candidate, reasons, inviter }) => ({
      name: candidate.name,
      phone: phoneOf(candidate.phone),
      plate: withPhones ? candidate.plate : undefined,
      model: candidate.model,
      consultant: candidate.consultant,
      inviter,
      reasons,
      rows: candidate.rows,
    })),
  };
}

function printInvitations({ invitations, choice }: InviteReport, { withPhones }: Options, console: Console): void {
  const heads = ['name', 'phone', 'model', 'consultant', 'inviter'] as const;
  const rows = invitations.map(({ candidate, inviter }) => [
    candidate.name ?? '',
    candidate.phone === undefined ? '' : withPhones ? candidate.phone : maskPhone(candidate.phone),
    candidate.model ?? '',
    candidate.consultant ?? '',
    inviter ?? '',
  ]);
  for (const line of table([heads.map((head) => console.say(text(`events.sheet.list.head.${head}`))), ...rows]))
    console.print(line);
  for (const line of countsOf(choice)) console.print(console.say(line));
}

function countsOf({ guests, excluded, beyondMax }: InviteReport['choice']): Text[] {
  const reasons = [...new Set(excluded.map(({ why }) => why))].map((why) =>
    text('cli.invite.excluded', {
      why: text(`events.exclusion.${why}`),
      count: excluded.filter((one) => one.why === why).length,
    }),
  );
  return [
    text('cli.invite.count', { count: guests.length }),
    ...reasons,
    ...(beyondMax > 0 ? [text('cli.invite.beyond-max', { count: beyondMax })] : []),
  ];
}

/** What a person should know who holds the list. */
function notesOf({ invitations }: InviteReport, options: Options): Text[] {
  const nobody = invitations.filter(({ inviter }) => inviter === undefined).length;
  return [
    ...(options.supervisors.length === 0 ? [text('cli.invite.no-supervisors')] : []),
    ...(nobody > 0 ? [text('cli.invite.uncrossed', { count: nobody })] : []),
  ];
}

function write(
  name: string,
  target: string,
  report: InviteReport,
  options: Options,
  books: readonly OpenedBook[],
  console: Console,
): void {
  const plan: EventPlan = {
    name,
    from: options.from,
    to: options.to ?? options.from,
    place: options.place,
    goal: options.goal,
    why: options.why,
    whom: wishInWords({ ...options, groups: options.groups.map(Number) }, console.locale),
    what: options.what,
    how: options.how,
    wording: options.wording,
    budget: options.budget,
    targets: { invited: report.invitations.length },
  };
  const { withPhones } = options;
  const made = eventSheets(plan, report.invitations, { withPhones, locale: console.locale });
  const about = {
    name: say(text('cli.invite.cover'), console.locale),
    content: aboutSheet(name, report, books, console),
  };
  writeElsewhere(target, makeXlsx([made.list, made.plan, about]), books);
  console.note(text('cli.invite.written', { file: target, count: report.invitations.length }));
}

/** From which files, how many were invited, who was left out and why. */
function aboutSheet(
  name: string,
  { choice, candidates }: InviteReport,
  books: readonly OpenedBook[],
  console: Console,
): SheetContent {
  const lines: Text[] = [
    text('cli.invite.cover-title', { event: name }),
    text('cli.invite.cover-files', { files: books.map(({ book }) => book.name) }),
    text('cli.invite.cover-candidates', { count: candidates }),
    ...countsOf(choice),
  ];
  return {
    values: lines.map((line) => [console.say(line)]),
    styles: [{ range: 'A1', style: { font: { bold: true, size: 14 } } }],
    columnWidths: { A: 80 },
  };
}
