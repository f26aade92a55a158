import { makeStyles } from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { maskPhone } from '../../customers';
import { useController } from '../kit/ControllerContext';
import { useWords } from '../words';
import type { BesideHeap } from './beside';
import { besideNow, dueNow, handoutsOf } from './handout';
import type { Tasks } from './tasks';
import { dueWords, groupTitle, nameOf } from './wording';

const useStyles = makeStyles({
  paper: {
    display: 'none',
    '@media print': {
      display: 'block',
      color: '#000',
      backgroundColor: '#fff',
      fontFamily: 'inherit',
      fontSize: '10pt',
    },
  },
  // A page for each: everyone takes their own.
  consultant: { breakAfter: 'page', marginBottom: '14pt' },
  // Handed out by itself, each page says its day.
  name: {
    fontSize: '13pt',
    margin: '0 0 6pt',
    borderBottom: '1pt solid #000',
    display: 'flex',
    justifyContent: 'space-between',
  },
  // The same widths in every table: one column runs down the whole page.
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', marginBottom: '8pt' },
  // The widths hold the padding, too: else the last columns have no room left.
  cell: {
    boxSizing: 'border-box',
    borderBottom: '0.5pt solid #999',
    padding: '3pt 4pt',
    textAlign: 'left',
    verticalAlign: 'top',
  },
  // High enough for a hand to write in; a line stays whole at the foot of a page.
  line: { height: '24pt', breakInside: 'avoid' },
});

const HEAD = ['tick', 'level', 'name', 'model', 'phone', 'due', 'result', 'level-after', 'next'] as const;

/** Of the paper's width, as `HEAD`; what is written by hand gets the most. */
const WIDTHS = [4, 6, 12, 12, 15, 11, 19, 12, 9];

const BESIDE_HEAD = ['tick', 'by', 'name', 'what', 'model', 'phone', 'due', 'result', 'next'] as const;
/** As `BESIDE_HEAD`. */
const BESIDE_WIDTHS = [4, 9, 11, 14, 13, 15, 10, 15, 9];

interface Props {
  readonly tasks: Tasks;
  /** What stands beside the customers of the sale. */
  readonly beside: readonly BesideHeap[];
  readonly today: string;
  /** Whole phone numbers: who calls from paper needs them. */
  readonly phones: boolean;
  /** The coming week is asked for, too. */
  readonly week: boolean;
  onDone(): void;
}

/** The paper to call from: a page per consultant, who is due today or overdue, with room for result, level and next day. In the page only while it prints. */
export function PrintSheet({ tasks, beside, today, phones, week, onDone }: Props): ReactNode {
  const styles = useStyles();
  const words = useWords();
  const { services } = useController();
  useEffect(() => {
    const timer = setTimeout(() => {
      services.print();
      onDone();
    });
    return () => clearTimeout(timer);
  }, [services, onDone]);
  const title = words.t('taskpane.handout.title', { day: words.day(today) });
  return createPortal(
    <div className={styles.paper} data-print>
      {handoutsOf(dueNow(tasks, week)).map(({ consultant, groups, count }) => (
        <section key={consultant} className={styles.consultant}>
          <h1 className={styles.name}>
            <span>
              {words.t('taskpane.handout.consultant', {
                name: consultant || words.t('taskpane.today.no-consultant'),
                count,
              })}
            </span>
            <span>{title}</span>
          </h1>
          {groups.map((group) => (
            <Table
              key={`${group.kind}${group.from ?? ''}`}
              title={groupTitle(group, words)}
              head={HEAD}
              rows={group.customers.map((customer) => [
                customer.level ?? '–',
                nameOf(customer, words),
                customer.model ?? '',
                phones ? (customer.phone ?? '') : maskPhone(customer.phone ?? ''),
                dueWords(customer, words),
              ])}
            />
          ))}
        </section>
      ))}
      {besideNow(beside).map(({ key, title: heap, lines }) => (
        <section key={key} className={styles.consultant}>
          <h1 className={styles.name}>{title}</h1>
          <Table title={heap} head={BESIDE_HEAD} rows={lines.map((line) => [line.by ?? '', ...line.plain(phones)])} />
        </section>
      ))}
    </div>,
    document.body,
  );
}

interface TableProps {
  readonly title: string;
  /** The last columns, for which the rows have nothing, are there to be written in. */
  readonly head: readonly ((typeof HEAD)[number] | (typeof BESIDE_HEAD)[number])[];
  readonly rows: readonly (readonly string[])[];
}

/** People to call, a line each, with a box to tick and room to write. */
function Table({ title, head, rows }: TableProps): ReactNode {
  const styles = useStyles();
  const widths = head === HEAD ? WIDTHS : BESIDE_WIDTHS;
  const { t } = useWords();
  return (
    <table className={styles.table}>
      <caption className={styles.cell}>{title}</caption>
      <thead>
        <tr>
          {head.map((key, index) => (
            <th key={key} className={styles.cell} style={{ width: `${String(widths[index])}%` }} scope="col">
              {key === 'tick' ? '' : t(`taskpane.handout.head.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index} className={styles.line}>
            <td className={styles.cell}>□</td>
            {row.map((part, at) => (
              <td key={at} className={styles.cell}>
                {part}
              </td>
            ))}
            {head.slice(row.length + 1).map((key) => (
              <td key={key} className={styles.cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
