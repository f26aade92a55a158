import type { AfterSalesForm, AfterSalesRecord } from '../../../src/forms/types';
import { Dice } from '../../rollups/history/random';
import type { Life, LifeCall, LifeCar } from './store';

type Kind = AfterSalesForm['form'];
type Row = Omit<AfterSalesRecord, 'row'>;

const FOLLOW_UP_STEPS = { '3d': ['H', 'I'], '7d': ['J', 'K'], '1m': ['L', 'M'], '3m': ['N', 'O'] };

/** The life written down as its sheets would be read: phones left out where the car still tells, VINs by their end, plates missing. */
export function formsOf(life: Life): AfterSalesForm[] {
  const dice = new Dice(life.seed + 1_000_003);
  const who = (car: number, owner: number, withPhone = false): Record<string, string> => {
    const { name, phone } = life.people[owner] ?? { name: '', phone: '' };
    return { customerName: name, ...(!withPhone && canDropPhone(life, car) && dice.chance(0.12) ? {} : { phone }) };
  };
  const which = ({ vin, plate, model, onRegister }: LifeCar): Record<string, string> => {
    const how = onRegister ? dice.next() : 1;
    if (how < 0.15) return { plate, model };
    if (how < 0.3) return { vin: vin.slice(-8), plate, model };
    if (how < 0.4) return { vin: vin.slice(-8), model };
    return { vin, plate, model };
  };
  const whole = ({ vin, plate, model }: LifeCar): Record<string, string> => ({
    vin: dice.chance(0.3) ? vin.slice(-8) : vin,
    plate,
    model,
  });
  const calls = (car: number, on: LifeCall['on']): Row['steps'] =>
    life.calls
      .filter((call) => call.car === car && call.on === on)
      .map(({ of, date, result, satisfaction }) => ({
        step: of ?? '',
        date,
        result,
        ...(satisfaction === undefined ? {} : { satisfaction }),
      })) as Row['steps'];

  const register: Row[] = [];
  const followUp: Row[] = [];
  life.cars.forEach((car, at) => {
    if (car.onRegister)
      register.push({
        fields: {
          ...who(at, car.owner, true),
          vin: car.vin,
          plate: car.plate,
          ...registerFields(life, car),
        } as Row['fields'],
      });
    if (car.onFollowUp && car.delivered !== undefined)
      followUp.push({
        fields: {
          ...who(at, car.owner, !car.onRegister),
          ...which(car),
          [car.deliveredAs]: car.delivered,
        } as Row['fields'],
        steps: calls(at, 'step') ?? [],
      });
  });
  const list = life.calls
    .filter(({ on }) => on === 'list')
    .map(({ car, owner, date, result, satisfaction, soldOn }): Row => ({
      fields: {
        ...who(car, owner),
        ...which(life.cars[car] as LifeCar),
        date,
        result,
        ...(satisfaction === undefined ? {} : { satisfaction }),
        ...(soldOn ? { remark: '客户说车已转卖' } : {}),
      } as Row['fields'],
    }));
  const service = life.visits.map(({ car, owner, date, kind, amount, nobody }): Row => {
    const told = which(life.cars[car] as LifeCar);
    return { fields: { ...(nobody ? {} : who(car, owner)), ...told, date, workKind: kind, amount } as Row['fields'] };
  });
  const ledger = life.policies.map(({ car, owner, end, start, status }): Row => ({
    fields: {
      ...who(car, owner),
      ...whole(life.cars[car] as LifeCar),
      policyEnd: end,
      ...(start === undefined ? {} : { policyStart: start }),
      ...(status === undefined ? {} : { status }),
    } as Row['fields'],
    steps: calls(car, 'policy') ?? [],
  }));
  const reminder = life.reminders.map(({ car, owner, next }): Row => ({
    fields: {
      ...who(car, owner),
      ...whole(life.cars[car] as LifeCar),
      ...(next === undefined ? {} : { nextServiceDate: next }),
    } as Row['fields'],
    steps: calls(car, 'reminder') ?? [],
  }));
  const complaints = life.complaints.map(({ car, owner, date, due, closed, status }): Row => ({
    fields: {
      ...who(car, owner),
      ...which(life.cars[car] as LifeCar),
      date,
      status,
      ...(due === undefined ? {} : { dueDate: due }),
      ...(closed === undefined ? {} : { closedDate: closed }),
    } as Row['fields'],
  }));
  return [
    formOf('owner-register', '保有客户', register),
    formOf('delivery-follow-up', '交车回访', followUp, FOLLOW_UP_STEPS),
    formOf('delivery-follow-up', '回访记录', list),
    formOf('service-history', '维修记录', service),
    formOf('service-reminder', '定保招揽', reminder, { '1': ['H', 'I'] }),
    formOf('renewal-ledger', '续保台账', ledger, { '1': ['H', 'I'], '2': ['J', 'K'], '3': ['L', 'M'] }),
    formOf('complaint-register', '投诉登记', complaints),
  ].filter(({ records }) => records.length > 0);
}

/** The name alone with the car tells who it is: nobody else of that name had the car, and another row has the phone. */
function canDropPhone(life: Life, car: number): boolean {
  const { onRegister, next } = life.cars[car] as LifeCar;
  return onRegister && next === undefined;
}

function registerFields(life: Life, car: LifeCar): Record<string, string> {
  const { birthday, lunar } = life.people[car.owner] ?? {};
  const fields: Record<string, string | undefined> = {
    model: car.model,
    district: car.district,
    ownerKind: car.kind,
    ...(car.delivered === undefined ? {} : { [car.deliveredAs]: car.delivered }),
    birthday,
    birthdayCalendar: birthday !== undefined && lunar ? 'lunar' : undefined,
    purchaseType: car.purchaseType,
    referrer: car.referrer,
    firstServiceDate: car.firstServiceDate,
    warrantyEnd: car.warrantyEnd,
    inspectionDue: car.inspectionDue,
    policyEnd: car.policyEnd,
    remark: car.soldOn ? '车子转让' : undefined,
  };
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** A form made by hand: fields in columns A–G as they come, rows from 3 on. */
export function formOf(
  form: Kind,
  sheet: string,
  rows: readonly Row[],
  stepColumns?: Readonly<Record<string, readonly string[]>>,
): AfterSalesForm {
  const fields = new Set(rows.flatMap((row) => Object.keys(row.fields)));
  return {
    sheet,
    form,
    range: `A1:Z${String(rows.length + 2)}`,
    headerRows: [2],
    columns: [...fields].map((field, i) => ({
      field: field as AfterSalesForm['columns'][number]['field'],
      column: `A${String.fromCharCode(65 + i)}`,
      header: field,
    })),
    ...(stepColumns ? { stepColumns } : {}),
    records: rows.map((row, i) => ({ ...row, row: i + 3 })),
    skipped: [],
    problems: [],
    confidence: 1,
    fingerprint: sheet,
    trace: [],
    titles: [sheet],
    behind: 0,
  };
}
