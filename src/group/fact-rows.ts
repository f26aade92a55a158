import type { Fact, FactValue, MonthFacts } from '../rollups';
import type { Who } from './record-rows';
import type { Placed, TableName, Value } from './tables';

/** Where a fact table of the month goes, and what its members are called there. Members that do not leave are not named. */
interface FactTarget {
  readonly table: TableName;
  readonly members: Readonly<Record<string, string>>;
}

const SCOPE = { consultant: 'consultant', inStore: 'in_store', inPerson: 'in_person' } as const;

export const FACT_TARGETS: Readonly<Record<string, FactTarget>> = {
  flows: {
    table: 'flows',
    members: {
      ...SCOPE,
      start: 'start',
      from: 'level_from',
      to: 'level_to',
      moved: 'moved',
      end: 'ending',
      endDate: 'ending_date',
      onTheSpot: 'on_the_spot',
      model: 'model',
      source: 'source',
      age: 'age',
      daysToDeal: 'days_to_deal',
    },
  },
  deliveries: { table: 'deliveries', members: { ...SCOPE, date: 'date', model: 'model' } },
  visits: {
    table: 'visits',
    members: {
      ...SCOPE,
      kind: 'kind',
      date: 'date',
      weekday: 'weekday',
      hour: 'hour',
      first: 'first',
      filed: 'filed',
      testDrive: 'test_drive',
      tried: 'tried',
      returned: 'returned',
      followUp: 'follow_up',
      followUpDue: 'follow_up_due',
      source: 'source',
      model: 'model',
    },
  },
  marks: { table: 'marks', members: { ...SCOPE, date: 'date', result: 'result', version: 'version' } },
  cancellations: { table: 'cancellations', members: { ...SCOPE, date: 'date' } },
  dues: { table: 'due_days', members: { ...SCOPE, date: 'date', result: 'result' } },
  contacts: { table: 'contacts_made', members: { ...SCOPE, date: 'date', level: 'level' } },
  losses: {
    table: 'departures',
    members: {
      ...SCOPE,
      kind: 'kind',
      date: 'date',
      reason: 'reason',
      axis: 'axis',
      stated: 'stated',
      rival: 'rival',
      model: 'model',
      recorded: 'recorded',
      inFlows: 'in_flows',
    },
  },
};

/** The facts that the month's figures are counted from, as rows. */
export function factRows(month: string, facts: MonthFacts, whoIs: (fact: Fact) => Who): readonly Placed[] {
  return Object.entries(facts).flatMap(([name, rows]: [string, readonly Fact[]]) => {
    const target = FACT_TARGETS[name];
    if (target === undefined) return [];
    const columns = Object.entries(target.members);
    return rows.map((fact): Placed => {
      const values = fact as unknown as Readonly<Record<string, FactValue | undefined>>;
      const row: Record<string, Value> = { ...whoIs(fact) };
      for (const [member, column] of columns) row[column] = values[member] ?? null;
      return { table: target.table, month, row };
    });
  });
}
