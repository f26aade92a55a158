import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Form } from '../../forms/types';
import type { OwnersForm } from '../../jobs/types';
import { text } from '../../words';
import { BackButton } from '../kit/BackButton';
import { ActionButton } from '../kit/ActionButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { UnusedSheet } from '../kit/UnusedSheet';
import { toLookAt } from '../look-at';
import { usePane, useStore } from '../store';
import { useWords } from '../words';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '6px',
    padding: '5px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  why: { minWidth: 'auto', flexShrink: 0 },
  problem: { fontSize: '12px', lineHeight: '18px', display: 'flex', gap: '6px', alignItems: 'baseline' },
});

/** What was found: every form with its place, and why it was read so; what was not, and why not; cells that could not be read. */
export function FoundView(): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const state = usePane();
  const { report } = state;
  const store = useStore();
  const controller = useController();
  const words = useWords();
  const { t, say } = words;
  const { cells, count: asks } = toLookAt(state);
  if (report === undefined) return null;
  const forms: readonly AnyForm[] = [...report.forms, ...report.afterSales];
  const why = (form: AnyForm): void =>
    store.send({
      type: 'why',
      why: {
        title: `${form.sheet} · ${t(kindKey(form))}`,
        lines: form.trace.map((line) => ({
          text: line.why,
          cells: [{ sheet: form.sheet, cell: placeOf(line.at, form) }],
        })),
      },
    });
  return (
    <section className={screen.fixed} aria-label={t('taskpane.view.found')}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.found.title', { forms: forms.length })}</h2>
        <div>
          {forms.map((form, index) => (
            <div key={`${form.sheet}-${form.range}-${index}`} className={styles.form}>
              <button
                type="button"
                className={`${screen.bare} ${screen.grow}`}
                onClick={() => void controller.jump(form.sheet, form.range)}
              >
                <p className={screen.text}>
                  <strong>{form.sheet}</strong> {t(kindKey(form))}
                </p>
                <p className={screen.quiet}>{detail(form, words)}</p>
              </button>
              <Button
                size="small"
                appearance="subtle"
                className={styles.why}
                onClick={() => why(form)}
                aria-label={t('taskpane.why.title', { what: form.sheet })}
              >
                {t('taskpane.why.ask')}
              </Button>
            </div>
          ))}
        </div>
        {cells.length > 0 && (
          <Places
            heading={t('taskpane.found.unread', { count: cells.length })}
            places={cells.map(({ sheet, cell, why: what }) => ({ sheet, cell, what: say(what) }))}
          />
        )}
        {report.unrecognised.length > 0 && (
          <div className={screen.card}>
            <h3 className={screen.heading}>
              {t('taskpane.found.unrecognised', { count: report.unrecognised.length })}
            </h3>
            {report.unrecognised.map((entry, index) => (
              <UnusedSheet key={index} entry={entry} />
            ))}
          </div>
        )}
      </div>
      <div className={screen.actions}>
        {asks > 0 && (
          <ActionButton
            action="go-questions"
            appearance="primary"
            className={screen.grow}
            words={text('taskpane.found.answer', { count: asks })}
          />
        )}
        <BackButton className={asks === 0 ? screen.grow : undefined} />
      </div>
    </section>
  );
}

interface PlacesProps {
  readonly heading: string;
  readonly places: readonly { readonly sheet: string; readonly cell: string; readonly what: string }[];
}

/** Cells or ranges of the workbook, each with what is the matter there; a click goes to it. */
function Places({ heading, places }: PlacesProps): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { t } = useWords();
  return (
    <div className={screen.card}>
      <h3 className={screen.heading}>{heading}</h3>
      {places.slice(0, MOST_PLACES).map(({ sheet, cell, what }, index) => (
        <div key={index} className={styles.problem}>
          <button type="button" className={screen.link} onClick={() => void controller.jump(sheet, cell)}>
            {sheet}!{cell}
          </button>
          <span className={screen.ellipsis}>{what}</span>
        </div>
      ))}
      {places.length > MOST_PLACES && (
        <p className={screen.quiet}>{t('taskpane.why.more', { count: places.length - MOST_PLACES })}</p>
      )}
    </div>
  );
}

const MOST_PLACES = 100;

type AnyForm = Form | OwnersForm;

/** The sale's forms have short names of their own here; those about owners the ones that the reader gives them. */
function kindKey(form: AnyForm): `taskpane.form.${Form['form']}` | `forms.kind.${OwnersForm['form']}` {
  return isOwners(form) ? `forms.kind.${form.form}` : `taskpane.form.${form.form}`;
}

function isOwners(form: AnyForm): form is OwnersForm {
  return 'behind' in form;
}

function detail(form: AnyForm, { t, month, day }: ReturnType<typeof useWords>): string {
  return [
    t('taskpane.found.rows', { rows: isOwners(form) ? form.rows : form.records.length }),
    form.month === undefined ? (form.date === undefined ? '' : day(form.date)) : month(form.month),
    form.consultant ?? '',
    form.range,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A trace line speaks of a column or a range; a bare column is shown at its header. */
function placeOf(at: string, form: AnyForm): string {
  return /^[A-Z]+$/u.test(at) ? `${at}${form.headerRows.at(-1) ?? 1}` : at;
}
