import {
  Button,
  Checkbox,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Place, Write } from '../../keeping';
import type { Text } from '../../words';
import { BackButton } from '../kit/BackButton';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { usePane } from '../store';
import { useWords } from '../words';
import type { Keeping } from './useKeep';
import { text } from '../../words';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', flex: '1 1 auto', minHeight: 0 },
  place: { display: 'flex', alignItems: 'flex-start', gap: '2px', minWidth: 0 },
  cells: { display: 'flex', flexWrap: 'wrap', gap: '0 8px', paddingLeft: '30px', fontSize: '12px', lineHeight: '18px' },
  after: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  problem: { color: tokens.colorStatusDangerForeground1 },
});

interface Props {
  readonly title: string;
  readonly keeping: Keeping;
  readonly plan: Text;
  /** What is still to be filled in, where there is nothing to show yet. */
  readonly waiting?: string;
  readonly children: ReactNode;
}

/** A form over what it would write: fields, then each place with its cells, what is not written and why, and what must be decided. */
export function KeepForm({ title, keeping, plan, waiting, children }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { task } = usePane();
  const { t, say } = useWords();
  const { result, working } = keeping;
  const report = result !== undefined && 'report' in result ? result.report : undefined;
  const groups = placesOf(report?.writes ?? []);
  const count = groups
    .filter(({ place }) => !keeping.off.has(place))
    .reduce((sum, { writes }) => sum + writes.length, 0);
  const open = report?.questions.length ?? 0;
  const form = useRef<HTMLFormElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  // A question that was answered is gone, and the focus would be gone with it.
  useEffect(() => {
    if (result !== undefined && document.hasFocus() && document.activeElement === document.body)
      submit.current?.focus();
  }, [result]);
  return (
    <section className={styles.form} aria-label={title}>
      <form
        className={styles.form}
        data-working={working}
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (open > 0) form.current?.querySelector<HTMLElement>('input[type="radio"]')?.focus();
          else if (task === undefined) void keeping.write(plan);
        }}
      >
        <div className={screen.scroll}>
          <h2 className={screen.title}>{title}</h2>
          {children}
          {waiting !== undefined && <p className={screen.quiet}>{waiting}</p>}
          {waiting === undefined && result === undefined && <Spinner size="tiny" label={t('keeping.pane.working')} />}
          {result !== undefined && 'problem' in result && (
            <p className={mergeClasses(screen.text, styles.problem)}>{say(result.problem)}</p>
          )}
          {report?.questions.map((question) => (
            <div key={question.code} className={screen.card} role="group" aria-label={say(question.text)}>
              <span className={screen.text}>{say(question.text)}</span>
              <RadioGroup
                aria-label={say(question.text)}
                value={String(keeping.choices[question.code] ?? '')}
                onChange={(_, { value }) => keeping.choose(question.code, Number(value))}
              >
                {question.choices.map((choice, index) => (
                  <Radio key={index} value={String(index + 1)} label={say(choice.text)} />
                ))}
              </RadioGroup>
            </div>
          ))}
          {report !== undefined && open === 0 && (
            <div className={screen.card}>
              <h3 className={screen.heading}>
                {t(groups.length > 0 ? 'keeping.pane.places' : 'keeping.pane.nothing')}
              </h3>
              {groups.map((group) => (
                <PlaceLines key={group.place} {...group} keeping={keeping} />
              ))}
            </div>
          )}
          {report !== undefined && open === 0 && report.without.length > 0 && (
            <details open={groups.length === 0}>
              <summary
                className={screen.heading}
              >{`${t('keeping.pane.without')} (${String(report.without.length)})`}</summary>
              {report.without.slice(0, 40).map(({ place, why }, index) => (
                <p key={index} className={screen.quiet}>
                  {t('keeping.pane.place-without', { place: text(`keeping.place.${place}`), why })}
                </p>
              ))}
            </details>
          )}
        </div>
        <div className={screen.actions}>
          <Button
            ref={submit}
            type="submit"
            size="small"
            appearance="primary"
            className={screen.grow}
            disabledFocusable={count === 0 || open > 0 || working || task !== undefined}
          >
            {t('keeping.pane.write', { count })}
          </Button>
          <BackButton />
        </div>
      </form>
    </section>
  );
}

interface PlaceGroup {
  readonly place: Place;
  readonly writes: readonly Write[];
}

function placesOf(writes: readonly Write[]): PlaceGroup[] {
  const groups = new Map<Place, Write[]>();
  for (const write of writes) groups.set(write.place, [...(groups.get(write.place) ?? []), write]);
  return [...groups].map(([place, own]) => ({ place, writes: own }));
}

const SHOWN = 12;

/** One place with its tick and its cells; a click on a cell shows it. */
function PlaceLines({ place, writes, keeping }: PlaceGroup & { readonly keeping: Keeping }): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { t } = useWords();
  const [first] = writes;
  return (
    <div>
      <div className={styles.place}>
        <Checkbox
          checked={!keeping.off.has(place)}
          onChange={(_, { checked }) => keeping.tick(place, checked === true)}
          label={`${t(`keeping.place.${place}`)} · ${first?.sheet ?? ''}`}
        />
      </div>
      <div className={styles.cells}>
        {writes.slice(0, SHOWN).map(({ sheet, cell, before, after, shown }) => (
          <span key={cell} className={styles.after}>
            <button type="button" className={screen.link} onClick={() => void controller.jump(sheet, cell)}>
              {cell}
            </button>{' '}
            {before === ''
              ? (shown?.after ?? String(after))
              : `${shown?.before ?? String(before)} → ${shown?.after ?? String(after)}`}
          </span>
        ))}
        {writes.length > SHOWN && (
          <span className={styles.after}>{t('keeping.pane.more', { count: writes.length - SHOWN })}</span>
        )}
      </div>
    </div>
  );
}
