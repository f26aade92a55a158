import { text, type Text } from '../words';
import { hasAttended } from './figures';
import type { BesideGuest, BesideSheet } from './reading/beside-sheets';
import type { InvitationLine, InvitationList } from './types';

/** The guests of an event, each once: by the phone across sheets; within a sheet its lines are counted as they stand. */
export class EachGuestOnce {
  readonly lines: InvitationLine[] = [];
  readonly walkIns: InvitationLine[] = [];
  /** Who stood on more than one list. */
  again = 0;
  private readonly byPhone = new Map<string, number>();
  private readonly walkedIn = new Map<string, number>();

  add({ sheet, lines, walkIns = [] }: InvitationList): void {
    const before = new Map(this.byPhone);
    for (const line of lines) {
      const there = line.phone === undefined ? undefined : before.get(line.phone);
      const known = there === undefined ? undefined : this.lines[there];
      if (there === undefined || known === undefined) {
        if (line.phone !== undefined && !this.byPhone.has(line.phone)) this.byPhone.set(line.phone, this.lines.length);
        this.lines.push({ ...line, sheet });
      } else {
        this.lines[there] = oneGuest(known, line);
        this.again += 1;
      }
    }
    for (const line of walkIns) this.addWalkIn({ ...line, sheet });
  }

  /** What a sheet beside the lists says of who came or ordered. */
  tell(sheet: BesideSheet, asked: Text[]): void {
    const nameless = sheet.guests.filter(({ phone }) => phone === undefined);
    if (nameless.length > 0)
      asked.push(
        text('events.asked.no-phone', { sheet: sheet.sheet, cell: nameless[0]?.cell ?? '', count: nameless.length }),
      );
    for (const guest of sheet.guests) if (guest.phone !== undefined) this.tellOf(guest, guest.phone, sheet);
  }

  private tellOf({ row, cell, name }: BesideGuest, phone: string, { sheet, kind }: BesideSheet): void {
    const told = kind === 'sign-in' ? { attended: true } : { dealt: true };
    const there = this.byPhone.get(phone);
    const line = there === undefined ? undefined : this.lines[there];
    if (there !== undefined && line !== undefined) this.lines[there] = { ...line, ...told };
    else this.addWalkIn({ row, cell, phone, ...(name === undefined ? {} : { name }), followUps: [], sheet, ...told });
  }

  private addWalkIn(line: InvitationLine): void {
    const { phone } = line;
    const invited = phone === undefined ? undefined : this.byPhone.get(phone);
    if (invited !== undefined) return;
    const there = phone === undefined ? undefined : this.walkedIn.get(phone);
    const known = there === undefined ? undefined : this.walkIns[there];
    if (there !== undefined && known !== undefined) {
      this.walkIns[there] = oneGuest(known, line);
      return;
    }
    if (phone !== undefined) this.walkedIn.set(phone, this.walkIns.length);
    this.walkIns.push(line);
  }
}

const latest = ({ followUps }: InvitationLine): string =>
  followUps.reduce((day, { date = '' }) => (date > day ? date : day), '');

/** One guest who stands on two lists: of two answers the one of the later call counts, of two lines alike that of the later list. */
function oneGuest(a: InvitationLine, b: InvitationLine): InvitationLine {
  const [older, newer] = latest(b) >= latest(a) ? [a, b] : [b, a];
  const either = (x: boolean | undefined, y: boolean | undefined): boolean | undefined =>
    x === true || y === true ? true : (x ?? y);
  const most = (x: number | undefined, y: number | undefined): number | undefined =>
    x === undefined ? y : y === undefined ? x : Math.max(x, y);
  const calls = new Map(
    [...a.followUps, ...b.followUps].map((call) => [`${call.date ?? call.step}|${call.result ?? ''}`, call]),
  );
  return {
    ...a,
    name: a.name ?? b.name,
    plate: a.plate ?? b.plate,
    model: a.model ?? b.model,
    group: a.group ?? b.group,
    consultant: a.consultant ?? b.consultant,
    inviter: a.inviter ?? b.inviter,
    answer: newer.answer ?? older.answer,
    result: a.result === 'reached' ? a.result : (b.result ?? a.result),
    followUps: [...calls.values()],
    counted: most(a.counted, b.counted),
    attended: either(
      a.attended === undefined && hasAttended(a) ? true : a.attended,
      b.attended === undefined && hasAttended(b) ? true : b.attended,
    ),
    attendedCount: most(a.attendedCount, b.attendedCount),
    dealt: either(a.dealt, b.dealt),
    lostReason: newer.lostReason ?? older.lostReason,
    filed: either(a.filed, b.filed),
    output: most(a.output, b.output),
  };
}
