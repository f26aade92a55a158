import type { Fact, FactTable, FactValue, MonthFacts } from '../rollups';
import type { Who } from './record-rows';
import type { Placed, Row, TableName, Value } from './tables';

/** Where a fact table of the month goes, and what its members are called there. Members that do not leave are not named. */
interface FactTarget {
  readonly table: TableName;
  readonly members: Readonly<Record<string, string>>;
}

const SCOPE = { consultant: 'consultant', inStore: 'in_store', inPerson: 'in_person' } as const;

export const FACT_TARGETS: Readonly<Record<FactTable, FactTarget>> = {
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
      followUp: 'follow_up',
      source: 'source',
      model: 'model',
    },
  },
  marks: { table: 'marks', members: { ...SCOPE, date: 'date', result: 'result', version: 'version' } },
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
  return (Object.keys(FACT_TARGETS) as FactTable[]).flatMap((name) => {
    const { table, members } = FACT_TARGETS[name];
    const columns = Object.entries(members);
    return (facts[name] as readonly Fact[]).map((fact): Placed => {
      const values = fact as unknown as Readonly<Record<string, FactValue | undefined>>;
      const row: Record<string, Value> = { ...whoIs(fact) };
      for (const [member, column] of columns) row[column] = values[member] ?? null;
      return { table, month, row: row as Row };
    });
  });
}
