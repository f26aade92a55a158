import { mistake, type Way } from '../mistake';

const clear =
  (after: string): Way =>
  (desk) => {
    const line = desk.line((one) => desk.registerOnly(one) && desk.has(one.row, 'level') && one.first);
    if (!line) return undefined;
    const changes = [...desk.put(line.row, 'level', after), ...desk.put(line.row, 'followUpLevel', '')];
    return { changes, at: desk.context.place(line.row, 'level'), also: ['follow-up-late'] };
  };

export const missingLevel = mistake('missing-level', clear(''), clear('无'));
