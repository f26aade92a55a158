import { emptied, mistake } from '../mistake';

const any = (): boolean => true;

export const missingTime = mistake(
  'missing-time',
  emptied('arriveTime', '', any),
  emptied('leaveTime', '', ({ kind, saidKind }) => kind === 'visit' && saidKind),
  emptied('arriveTime', '/', any),
);
