import { mistake, type Way } from '../mistake';

const ofStaff: Way = (desk) => {
  const phone = desk.pick(desk.context.profile.staffPhones ?? []);
  const line = phone === undefined ? undefined : desk.line((one) => desk.registerOnly(one));
  return line && { changes: desk.put(line.row, 'phone', phone ?? ''), at: desk.context.place(line.row, 'phone') };
};

export const staffPhone = mistake('staff-phone', ofStaff);
