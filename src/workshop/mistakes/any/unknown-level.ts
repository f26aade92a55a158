import { mistake, type Way } from '../mistake';

const code =
  (level: string): Way =>
  (desk) => {
    const state = desk.context.level(level)?.state;
    const known = state !== undefined && state !== 'owner';
    const line = known
      ? undefined
      : desk.line(
          (one) =>
            desk.registerOnly(one) &&
            one.row.record.fields.followUpLevel !== undefined &&
            one.row.record.fields.level !== undefined,
        );
    return (
      line && { changes: desk.put(line.row, 'followUpLevel', level), at: desk.context.place(line.row, 'followUpLevel') }
    );
  };

export const unknownLevel = mistake('unknown-level', code('F0'), code('M'));
