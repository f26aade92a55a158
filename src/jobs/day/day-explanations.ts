import { dateOf } from '../../calendar';
import { cellOf, rulesOf, type Customer } from '../../customers';
import { cellsOf, LEVEL_RULES, type Explanation, type Standing, type Tiering } from '../../levels';
import { levelTable, profileTitle, type StoreProfile } from '../../profile';
import type { Due } from '../../schedule';
import { text, type Text } from '../../words';

const SOURCES = new Map(LEVEL_RULES.map(({ id, source }) => [id as string, source]));

/** The answer to 为什么 for one customer: each figure with its rule, the rule's source and the cells it rests on. */
export function explainDay(
  customer: Customer,
  at: Standing,
  tiering: Tiering,
  due: Due,
  profile: StoreProfile,
): Explanation[] {
  const lines: Explanation[] = [levelLine(at), stateLine(at)];
  if (at.lastContact) {
    lines.push({
      rule: 'last-contact',
      text: text('schedule.why.last-contact', { date: at.lastContact.date, contacts: at.contacts }),
      source: text('schedule.source.contact'),
      cells: cellsOf(at.lastContact),
    });
  }
  lines.push(...dueLines(at, due, rulesOf(customer, profile)));
  for (const finding of tiering.findings) {
    lines.push({ rule: finding.rule, text: finding.text, source: SOURCES.get(finding.rule), cells: finding.cells });
  }
  if (tiering.value) {
    const { text: why, next, cells } = tiering.value;
    const source = text('levels.value-tier.source');
    lines.push(
      { rule: 'value-tier', text: why, source, cells },
      { rule: 'value-tier-next', text: next, source, cells: [] },
    );
  }
  if (customer.identity < 1) {
    lines.push({
      rule: 'identity',
      text: text('schedule.why.identity', { percent: Math.round(customer.identity * 100), rows: customer.rows.length }),
      source: text('schedule.source.identity'),
      cells: customer.rows.map((row) => cellOf(row, undefined)),
    });
  }
  return lines;
}

function levelLine(at: Standing): Explanation {
  const source = text('schedule.source.level');
  const entry = at.levelEntry;
  if (!entry) return { rule: 'level', text: text('schedule.why.no-level'), source, cells: [] };
  const from = text(`schedule.entry.${entry.kind}`);
  const values = { level: at.level ?? '', date: entry.date, from };
  return {
    rule: 'level',
    text: text(entry.undated ? 'schedule.why.level-undated' : 'schedule.why.level', values),
    source,
    cells: cellsOf(entry),
  };
}

function stateLine(at: Standing): Explanation {
  const source = text('schedule.source.state');
  const state = text(`schedule.state.${at.state}`);
  const closed = at.closedBy;
  if (!closed) return { rule: 'state', text: text('schedule.why.state', { state }), source, cells: [] };
  const values = { state, date: closed.date, from: text(`schedule.entry.${closed.kind}`) };
  return { rule: 'state', text: text('schedule.why.state-closed', values), source, cells: cellsOf(closed) };
}

function dueLines(at: Standing, due: Due, profile: StoreProfile): Explanation[] {
  const source = text('schedule.source.due', { profile: profileTitle(profile), source: profile.source });
  const lines: Explanation[] = [];
  if (due.due === undefined || due.deadline === undefined || !due.from) {
    if (due.noDue) {
      const why = text(`schedule.why.no-due.${due.noDue}`, { level: at.level ?? '' });
      lines.push({ rule: 'due', text: why, source, cells: cellsOf(at.closedBy ?? at.levelEntry) });
    }
  } else {
    const interval = at.level === undefined ? undefined : levelTable(profile).get(at.level)?.interval;
    const values = {
      last: due.from.date,
      level: at.level ?? '',
      days: at.firstLine ? due.deadline - due.from.day : (interval?.target ?? 0),
      due: dateOf(due.deadline),
    };
    const after = at.cancelled && due.from.day <= at.cancelled.day ? at.cancelled : undefined;
    const rule = at.firstLine ? 'first-contact' : after ? 'cancelled' : 'interval';
    const why: Text = text(`schedule.why.${rule}`, { ...values, date: after?.date ?? '' });
    lines.push({ rule: 'due', text: why, source, cells: cellsOf(due.from, at.levelEntry) });
  }
  if (due.plan) lines.push(planLine('planned', due.plan, due));
  if (due.latePlan) lines.push(planLine('late-plan', due.latePlan, due));
  if (due.missed) lines.push(planLine('missed-plan', due.missed, due));
  if (due.movedFrom !== undefined && due.due !== undefined) {
    const why = text('schedule.why.calendar', { from: dateOf(due.movedFrom), to: dateOf(due.due) });
    lines.push({ rule: 'calendar', text: why, source: text('schedule.source.calendar'), cells: [] });
  }
  return lines;
}

function planLine(
  rule: 'planned' | 'late-plan' | 'missed-plan',
  plan: NonNullable<Due['plan']>,
  due: Due,
): Explanation {
  const values = { date: plan.date, deadline: due.deadline === undefined ? '' : dateOf(due.deadline) };
  return {
    rule,
    text: text(`schedule.why.${rule}`, values),
    source: text('schedule.source.plan'),
    cells: [cellOf(plan.row, plan.column)],
  };
}
