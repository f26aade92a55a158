import type { WorkbookSnapshot } from '../sheet';
import { text, type Text } from '../words';
import { EachGuestOnce } from './each-guest-once';
import { besideSheets, type BesideSheet } from './reading/beside-sheets';
import { byDays, eventKey } from './reading/event-key';
import { planFor } from './reading/plan-in';
import type { EventPlan, InvitationList, WholeList } from './types';

/** The events of a workbook, each once, and what somebody must say before more can be added up. */
export interface WholeEvents {
  /** In the order of their first list. A list that is an event by itself is the very object of `listsIn`. */
  readonly events: readonly WholeList[];
  readonly asked: readonly Text[];
}

/**
 * Lists of one event on several sheets (one per consultant, one per day), its sign-in sheets and its orders, added up: who stands on two
 * of them, known by the phone, is one guest. What belongs together is told by the event's name, its days and its plan; where that is not
 * sure it is asked and counted apart.
 */
export function wholeEvents(
  book: WorkbookSnapshot,
  lists: readonly InvitationList[],
  plans: readonly EventPlan[],
): WholeEvents {
  const asked: Text[] = [];
  const staff = new Set(
    lists.flatMap(({ lines }) => lines.flatMap(({ inviter, consultant }) => [inviter, consultant])),
  );
  const people = new Set([...staff].filter((name): name is string => name !== undefined && name.length > 1));
  const groups = groupsOf(lists, plans, people, asked);
  const beside = besideSheets(book, new Set(lists.map(({ sheet }) => sheet)), yearOf(lists));
  const owned = new Map<Group, BesideSheet[]>();
  for (const sheet of beside) {
    const group = ownerOf(sheet, groups, people, asked);
    if (group !== undefined) owned.set(group, [...(owned.get(group) ?? []), sheet]);
  }
  return { events: groups.map((group) => wholeOf(group, owned.get(group) ?? [], people, asked)), asked };
}

const yearOf = (lists: readonly InvitationList[]): number | undefined => {
  const from = lists.find((list) => list.from !== undefined)?.from;
  return from === undefined ? undefined : Number(from.slice(0, 4));
};

interface Group {
  readonly key: string;
  readonly lists: InvitationList[];
  readonly plan: EventPlan | undefined;
}

function groupsOf(
  lists: readonly InvitationList[],
  plans: readonly EventPlan[],
  people: ReadonlySet<string>,
  asked: Text[],
): Group[] {
  const groups: Group[] = [];
  const [only, ...others] = plans;
  for (const list of lists) {
    const key = eventKey(list.name, people);
    const plan = planFor(list.name, plans) ?? (key === '' && others.length === 0 ? only : planFor(key, plans));
    const near = groups.flatMap((group) => {
      if (group.key !== key && (group.plan === undefined || group.plan !== plan)) return [];
      // lists without a name are of one event by their plan or their days only
      const isTold =
        key !== '' ||
        (plan !== undefined && group.plan === plan) ||
        group.lists.some(({ from }) => from !== undefined && from === list.from);
      const kin = group.lists.map((own) => byDays(own, list, plan ?? group.plan));
      const kinship = kin.every((one) => one === 'same')
        ? 'same'
        : kin.every((one) => one === 'other')
          ? 'other'
          : 'doubtful';
      return kinship === 'other' ? [] : [{ group, sure: isTold && kinship === 'same' }];
    });
    const sure = near.find((one) => one.sure);
    if (sure !== undefined) {
      sure.group.lists.push(list);
      continue;
    }
    const doubtful = near[0]?.group.lists[0];
    if (doubtful !== undefined) asked.push(text('events.asked.lists', { one: doubtful.sheet, other: list.sheet }));
    groups.push({ key, lists: [list], plan });
  }
  return groups;
}

/** The event that a sign-in sheet or a list of orders is of; none where that is not sure. */
function ownerOf(
  sheet: BesideSheet,
  groups: readonly Group[],
  people: ReadonlySet<string>,
  asked: Text[],
): Group | undefined {
  const named = groups.filter(({ key }) => key !== '' && sheet.words.normalize('NFKC').includes(key));
  const [own, ...more] = named.length > 0 ? named : groups;
  if (own === undefined || sheet.guests.length === 0) return undefined;
  const doubtful = (): undefined => {
    if (groups.some((group) => knowsAny(group, sheet)))
      asked.push(text(`events.asked.${sheet.kind}`, { sheet: sheet.sheet, count: sheet.guests.length }));
    return undefined;
  };
  if (more.length > 0) return doubtful();
  if (sheet.unsigned) {
    asked.push(text('events.asked.unsigned', { sheet: sheet.sheet }));
    return undefined;
  }
  if (named.length === 1) return own;
  // a sheet that names another event
  if (eventKey(sheet.words, people) !== '')
    return sheet.kind === 'orders' && /现场|活动/u.test(sheet.words) ? doubtful() : undefined;
  const near = sheet.guests.filter(({ date }) => isWithin(date, own));
  const isOfTheDay = /现场|活动|签到|到场/u.test(sheet.words) && near.length === sheet.guests.length;
  if (isOfTheDay && knowsAny(own, sheet)) return own;
  // the store's orders of other days are nobody's question
  return near.length === 0 ? undefined : doubtful();
}

/** Whether anybody of the sheet was invited, by the phone. */
function knowsAny({ lists }: Group, { guests }: BesideSheet): boolean {
  const phones = new Set(guests.map(({ phone }) => phone));
  return lists.some(({ lines }) => lines.some(({ phone }) => phone !== undefined && phones.has(phone)));
}

function isWithin(date: string | undefined, { lists, plan }: Group): boolean {
  const days = [...lists, ...(plan === undefined ? [] : [plan])];
  return (
    date === undefined ||
    days.every(({ from, to = from }) => from === undefined || to === undefined || (date >= from && date <= to))
  );
}

function wholeOf(
  { lists, plan }: Group,
  beside: readonly BesideSheet[],
  people: ReadonlySet<string>,
  asked: Text[],
): WholeList {
  const [first, ...others] = lists;
  if (first === undefined) throw new Error('An event has a list');
  if (others.length === 0 && beside.length === 0) return first;
  const guests = new EachGuestOnce();
  for (const list of lists) guests.add(list);
  for (const sheet of beside) guests.tell(sheet, asked);
  const days = lists
    .flatMap(({ from, to = from }) => (from === undefined || to === undefined ? [] : [from, to]))
    .sort();
  const unread = lists.flatMap((list) => list.unread?.map((one) => ({ ...one, sheet: list.sheet })) ?? []);
  const sheetsOf = (kind: BesideSheet['kind']): readonly string[] =>
    beside.filter((one) => one.kind === kind).map(({ sheet }) => sheet);
  return {
    sheet: first.sheet,
    name: others.length === 0 ? first.name : (plan?.name ?? nameOfAll(lists, people)),
    ...(days[0] === undefined ? { from: plan?.from, to: plan?.to } : { from: days[0], to: days.at(-1) }),
    lines: guests.lines,
    ...(guests.walkIns.length === 0 ? {} : { walkIns: guests.walkIns }),
    ...(unread.length === 0 ? {} : { unread }),
    parts: {
      sheets: [...new Set(lists.map(({ sheet }) => sheet))],
      signIn: sheetsOf('sign-in'),
      orders: sheetsOf('orders'),
      again: guests.again,
    },
  };
}

/** The name of lists whose names differ by who keeps them only. */
function nameOfAll([first, ...others]: readonly InvitationList[], people: ReadonlySet<string>): string {
  const name = first?.name ?? '';
  if (others.every((list) => list.name === name)) return name;
  const without = [...people]
    .reduce((words, person) => words.replaceAll(person, ''), name)
    .replace(/[（(【][）)】]/gu, '')
    .replace(/^[-_—·\s]+|[-_—·\s]+$/gu, '');
  return without === '' ? name : without;
}
