import { Button, Checkbox, makeStyles, Select } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { HandOver } from '../../close';
import type { CloseResult } from '../host/services';
import { useScreen } from '../kit/styles';
import { TextBox } from '../keep/fields';
import { namesIn } from '../keep/names';
import { useWords } from '../words';
import { listed } from '../../words';

const useStyles = makeStyles({
  pair: { display: 'flex', gap: '6px', alignItems: 'center', flexWrap: 'wrap' },
});

/** What a person has chosen beside the usual way. */
export interface Chosen {
  readonly withRegister: boolean;
  readonly handOver: readonly HandOver[];
}

export const USUAL: Chosen = { withRegister: false, handOver: [] };

/** 登记表上的客户也转入, and 移交: what is chosen is worked out at once and told in the steps below; nothing is written by it. */
export function CloseChoices({
  close,
  chosen,
  onChange,
}: {
  readonly close: CloseResult;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const { t } = useWords();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState<readonly string[]>([]);
  const [whom, setWhom] = useState('');
  const names = consultantsOf(close, chosen);
  const only = close.unfinished.filter(({ kind }) => kind === 'register-only').length;
  if (names.length < 2 && only === 0 && !chosen.withRegister && chosen.handOver.length === 0) return null;
  return (
    <div className={screen.card}>
      <h3 className={screen.heading}>{t('taskpane.close.choices')}</h3>
      {(only > 0 || chosen.withRegister) && (
        <Checkbox
          label={
            chosen.withRegister ? t('taskpane.close.register-taken') : t('taskpane.close.register', { count: only })
          }
          checked={chosen.withRegister}
          onChange={(_, { checked }) => onChange({ ...chosen, withRegister: checked === true })}
        />
      )}
      {chosen.handOver.map((one, index) => (
        <div key={index} className={styles.pair}>
          <span className={screen.grow}>
            {t('taskpane.close.handed', {
              from: one.from,
              to: one.to.length === 0 ? t('taskpane.close.everyone') : listed(one.to),
              count: one.customers?.length ?? close.handedOver.filter(({ from: giver }) => giver === one.from).length,
            })}
          </span>
          <Button
            size="small"
            onClick={() => onChange({ ...chosen, handOver: chosen.handOver.filter((other) => other !== one) })}
          >
            {t('taskpane.close.take-back')}
          </Button>
        </div>
      ))}
      {names.length > 1 && (
        <>
          <Select
            size="small"
            aria-label={t('taskpane.close.hand-over')}
            value={from}
            onChange={(_, { value }) => {
              setFrom(value);
              setTo([]);
              setWhom('');
            }}
          >
            <option value="">{t('taskpane.close.hand-over')}</option>
            {names
              .filter((name) => chosen.handOver.every((one) => one.from !== name || one.customers !== undefined))
              .map((name) => (
                <option key={name}>{name}</option>
              ))}
          </Select>
          {from !== '' && (
            <div role="group" aria-label={t('taskpane.close.to', { from })}>
              <p className={screen.quiet}>{t('taskpane.close.to', { from })}</p>
              <div className={styles.pair}>
                {names
                  .filter((name) => name !== from)
                  .map((name) => (
                    <Checkbox
                      key={name}
                      label={name}
                      checked={to.includes(name)}
                      onChange={(_, { checked }) =>
                        setTo(checked === true ? [...to, name] : to.filter((other) => other !== name))
                      }
                    />
                  ))}
              </div>
              <TextBox
                label={t('taskpane.close.whom')}
                hint={t('taskpane.close.whom.hint')}
                value={whom}
                onChange={setWhom}
              />
              <Button
                size="small"
                onClick={() => {
                  const customers = namesIn(whom);
                  const one = customers.length === 0 ? { from, to } : { from, to, customers };
                  onChange({ ...chosen, handOver: [...chosen.handOver, one] });
                  setFrom('');
                }}
              >
                {to.length === 0 ? t('taskpane.close.spread') : t('taskpane.close.give', { to })}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** Whoever has customers that go on, as the close stands and as it was asked for. */
function consultantsOf({ carriedOver, handedOver }: CloseResult, { handOver }: Chosen): string[] {
  const names = new Set([
    ...carriedOver.map(({ consultant }) => consultant),
    ...handedOver.map(({ from }) => from),
    ...handOver.map(({ from }) => from),
  ]);
  names.delete('');
  return [...names];
}
