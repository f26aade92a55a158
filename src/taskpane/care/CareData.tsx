import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CareMonth } from '../../jobs';
import { useScreen } from '../kit/styles';
import type { TextKey } from '../../words';
import { useWords } from '../words';

const useStyles = makeStyles({
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    fontSize: '12px',
    lineHeight: '18px',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '2px 4px', textAlign: 'right', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    '& th:first-child, & td:first-child': { textAlign: 'left', paddingLeft: 0 },
    '& th': { fontWeight: 600, color: tokens.colorNeutralForeground2 },
    '& tbody th': { fontWeight: 400, color: 'inherit' },
  },
});

/** What the groups do not say: how much to care for whom, and whose data are complete. */
export function CareData({ told }: { readonly told: CareMonth }): ReactNode {
  const screen = useScreen();
  const { t, say, number, rate } = useWords();
  const lacking = (facts: CareMonth['channels'][number]['lacking']): string =>
    facts.map(({ fact, rows }) => `${t(`owners.fact.${fact}`)} ${number(rows)}`).join(' · ');
  return (
    <>
      <div className={screen.card}>
        <h3 className={screen.heading}>{t('owners.sheet.groups')}</h3>
        <Table
          head={[t('owners.head.group-name'), t('owners.head.offer'), t('owners.head.vehicles')]}
          rows={told.groups.map(({ group, vehicles }) => [
            t(`owners.group.${group}` as TextKey),
            t(`owners.offer.${group}` as TextKey),
            number(vehicles),
          ])}
        />
      </div>
      <div className={screen.card}>
        <h3 className={screen.heading}>{t('owners.sheet.rfm')}</h3>
        <p className={screen.quiet}>{say(told.rfm.definition)}</p>
        <Table
          head={[t('owners.head.rfm'), t('owners.head.rfm-name'), t('owners.head.people'), t('owners.head.share')]}
          rows={told.rfm.types.map(({ type, people, share }) => [
            t(`owners.value.rfm.${type}`),
            t(`owners.rfm.${type}`),
            number(people),
            rate(share),
          ])}
        />
      </div>
      {told.channels.length > 0 && (
        <div className={screen.card}>
          <h3 className={screen.heading}>{t('owners.sheet.files')}</h3>
          <p className={screen.quiet}>{t('owners.sheet.files-note')}</p>
          <Table
            head={[
              t('owners.head.channel'),
              t('owners.head.rows'),
              t('owners.head.completeness'),
              t('owners.head.fact'),
            ]}
            rows={told.channels.map((own) => [
              t(`owners.value.channel.${own.channel}`),
              number(own.rows),
              rate(own.rate),
              lacking(own.lacking),
            ])}
          />
          <Table
            head={[t('owners.head.by'), t('owners.head.rows'), t('owners.head.completeness'), t('owners.head.fact')]}
            rows={told.people.map((own) => [
              own.by === 'unknown' ? t('owners.unknown') : own.by,
              number(own.rows),
              rate(own.rate),
              lacking(own.lacking),
            ])}
          />
          {told.withoutColumn.map(({ sheet, facts }) => (
            <p key={sheet} className={screen.quiet}>
              {t('owners.sheet.files-columns', {
                sheet,
                facts: facts.map((fact) => t(`owners.fact.${fact}`)).join(' '),
              })}
            </p>
          ))}
        </div>
      )}
    </>
  );
}

/** A small table; the first cell of each row is its head. */
function Table({
  head,
  rows,
}: {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}): ReactNode {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {head.map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first = '', ...rest]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {rest.map((cell, at) => (
              // The columns are fixed: a cell is its place.
              <td key={head[at + 1] ?? at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
