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
  title: { fontSize: '14pt', margin: '0 0 8pt' },
  name: { fontSize: '12pt', margin: '0 0 4pt', borderBottom: '1pt solid #000' },
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: { borderBottom: '0.5pt solid #999', padding: '3pt 4pt', textAlign: 'left', verticalAlign: 'top' },
  tick: { width: '12pt' },
  write: { width: '13%' },
});

const HEAD = ['tick', 'level', 'name', 'model', 'phone', 'due', 'result', 'level-after', 'next'] as const;

const BESIDE_HEAD = ['tick', 'by', 'name', 'what', 'model', 'phone', 'due', 'result', 'next'] as const;

interface Props {
  readonly tasks: Tasks;
  /** What stands beside the customers of the sale. */
  readonly beside: readonly BesideHeap[];
  readonly today: string;
  /** Whole phone numbers: who calls from paper needs them. */
  readonly phones: boolean;
  onDone(): void;
}

/** The paper to call from: a page per consultant, who is due today or overdue, with room for result, level and next day. In the page only while it prints. */
export function PrintSheet({ tasks, beside, today, phones, onDone }: Props): ReactNode {
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
  return createPortal(
    <div className={styles.paper} data-print>
      <h1 className={styles.title}>{words.t('taskpane.handout.title', { day: words.day(today) })}</h1>
      {handoutsOf(dueNow(tasks)).map(({ consultant, groups, count }) => (
        <section key={consultant} className={styles.consultant}>
          <h2 className={styles.name}>
            {words.t('taskpane.handout.consultant', {
              name: consultant || words.t('taskpane.today.no-consultant'),
              count,
            })}
          </h2>
          {groups.map((group) => (
            <table key={`${group.kind}${group.from ?? ''}`} className={styles.table}>
              <caption className={styles.cell}>{groupTitle(group, words)}</caption>
              <thead>
                <tr>
                  {HEAD.map((key) => (
                    <th key={key} className={styles.cell} scope="col">
                      {key === 'tick' ? '' : words.t(`taskpane.handout.head.${key}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {group.customers.map((customer, index) => (
                  <tr key={index}>
                    <td className={`${styles.cell} ${styles.tick}`}>□</td>
                    <td className={styles.cell}>{customer.level ?? '–'}</td>
                    <td className={styles.cell}>{nameOf(customer, words)}</td>
                    <td className={styles.cell}>{customer.model ?? ''}</td>
                    <td className={styles.cell}>{phones ? customer.phone : maskPhone(customer.phone ?? '')}</td>
                    <td className={styles.cell}>{dueWords(customer, words)}</td>
                    <td className={`${styles.cell} ${styles.write}`} />
                    <td className={`${styles.cell} ${styles.write}`} />
                    <td className={`${styles.cell} ${styles.write}`} />
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </section>
      ))}
      {besideNow(beside).map(({ key, title, lines }) => (
        <section key={key} className={styles.consultant}>
          <table className={styles.table}>
            <caption className={styles.cell}>{title}</caption>
            <thead>
              <tr>
                {BESIDE_HEAD.map((head) => (
                  <th key={head} className={styles.cell} scope="col">
                    {head === 'tick' ? '' : words.t(`taskpane.handout.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.key}>
                  <td className={`${styles.cell} ${styles.tick}`}>□</td>
                  {[line.by ?? '', ...line.plain(phones)].map((part, index) => (
                    <td key={index} className={styles.cell}>
                      {part}
                    </td>
                  ))}
                  <td className={`${styles.cell} ${styles.write}`} />
                  <td className={`${styles.cell} ${styles.write}`} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>,
    document.body,
  );
}
