import { Button } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { maskPhone } from '../../customers';
import { useController } from '../kit/ControllerContext';
import { LevelChip } from '../kit/LevelChip';
import { useScreen } from '../kit/styles';
import { usePane, useStore } from '../store';
import { subjectOf } from '../subject';
import { useWords } from '../words';
import { TextBox } from './fields';

const MOST = 6;

/** Whom it is about: found by name or by the end of the number, or whose row is selected in the sheet. */
export function SubjectPicker(): ReactNode {
  const screen = useScreen();
  const store = useStore();
  const words = useWords();
  const { report, subject, consultant } = usePane();
  const { t } = words;
  const [typed, setTyped] = useState('');
  const [selected, look] = useSelectedRow(subject === undefined);
  const found = useMemo(() => {
    const key = typed.trim();
    if (key === '') return here(report?.customers ?? [], selected);
    const own = (report?.customers ?? []).filter(
      (one) => one.name?.includes(key) === true || (/^\d{3,}$/u.test(key) && one.phone?.endsWith(key) === true),
    );
    return [...own]
      .sort((a, b) => Number(b.consultant === consultant) - Number(a.consultant === consultant))
      .slice(0, MOST);
  }, [report, typed, consultant, selected]);
  if (subject !== undefined)
    return (
      <div className={screen.row}>
        <LevelChip level={subject.level} />
        <strong className={screen.grow}>{subject.name}</strong>
        <Button size="small" onClick={() => store.send({ type: 'subject', subject: undefined })}>
          {t('keeping.pane.other-customer')}
        </Button>
      </div>
    );
  return (
    <div className={screen.stack} onFocusCapture={look}>
      <TextBox
        label={t('keeping.pane.customer')}
        hint={t('keeping.pane.search')}
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      {typed.trim() !== '' && found.length === 0 && <p className={screen.quiet}>{t('keeping.pane.none-found')}</p>}
      {typed.trim() === '' && found.length > 0 && <p className={screen.quiet}>{t('keeping.pane.selected-row')}</p>}
      {found.map((customer, index) => {
        const picked = subjectOf(customer, words);
        return (
          <button
            key={index}
            type="button"
            className={screen.bare}
            onClick={() => picked && store.send({ type: 'subject', subject: picked })}
          >
            <span className={screen.row}>
              <LevelChip level={customer.level} />
              <span>{picked?.name}</span>
              <span className={screen.quiet}>
                {[
                  customer.model,
                  customer.phone === undefined ? undefined : maskPhone(customer.phone),
                  customer.consultant,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </button>
        );
      })}
    </div>
  );
}

type Row = { readonly sheet: string; readonly row: number };

/** The customers whose row it is. */
function here<T extends { readonly rows: readonly Row[] }>(customers: readonly T[], at: Row | undefined): T[] {
  if (at === undefined) return [];
  return customers.filter(({ rows }) => rows.some(({ sheet, row }) => sheet === at.sheet && row === at.row));
}

/** The row that is selected in the sheet, looked at when the form appears and whenever the focus comes back to it. */
function useSelectedRow(wanted: boolean): readonly [Row | undefined, () => void] {
  const { services } = useController();
  const [selected, setSelected] = useState<Row>();
  const look = useCallback((): void => {
    services.port.selected().then(
      (row) => setSelected((old) => (old?.sheet === row?.sheet && old?.row === row?.row ? old : row)),
      () => undefined,
    );
  }, [services]);
  useEffect(() => {
    if (wanted) look();
  }, [wanted, look]);
  return [selected, look];
}
