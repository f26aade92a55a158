import { KIND } from '../weights';
import { count, type FormKindSpec } from './kind';

/** What visitor and call registers have in common: the same columns, told apart by title, words and rows. */
export const register: Omit<FormKindSpec, 'titles'> = {
  speaks: {
    arriveTime: 2.5,
    leaveTime: 2,
    partySize: 2,
    firstVisit: 2,
    followUpLevel: 2,
    closing: 1.5,
    testDrive: 1,
    purchaseWindow: 1,
    source: 1,
    level: 1,
    outcome: 1,
    contactKind: 1,
    date: 1,
    competitor: 0.5,
    currentVehicle: 0.5,
    appointment: 0.5,
    status: 1,
    closingDate: 0.5,
    model: 0.5,
    consultant: 0.4,
    district: 0.3,
    color: 0.2,
    gender: 0.2,
  },
  enough: KIND.enough.register,
  needs: (found) => {
    const when = count(found, 'date', 'arriveTime') > 0 || found.dayInTitle;
    // who came in and went out again is a gatekeeper's book; a dealer's says something of the sale
    const sale = count(
      found,
      'source',
      'level',
      'outcome',
      'firstVisit',
      'testDrive',
      'contactKind',
      'purchaseWindow',
      'followUpLevel',
      'closing',
      'model',
      'consultant',
      'appointment',
      'status',
    );
    const how = sale + count(found, 'partySize', 'arriveTime', 'leaveTime');
    if (sale === 0) return false;
    return found.titled ? how >= KIND.fields.titled : when && how >= KIND.fields.untitledRegister;
  },
  wanted: ['date', 'arriveTime', 'source', 'level', 'outcome'],
  month: 'rows',
  dayFromTitle: 'title-or-sheet',
  inheritsDate: true,
  emptiedAtMonthEnd: true,
};
