import { Button, Checkbox, Input, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import { dataKey, text } from '../../words';
import type { RuleChoice } from '../host/services';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';
import { useWords } from '../words';

/** As far in as the words beside a box. */
const useStyles = makeStyles({ told: { paddingLeft: '32px' } });

interface Props {
  onDone(): void;
}

const SEVERITIES = ['error', 'warning', 'hint'] as const;

/** 检核规则: each rule with what it looks for; turned off or on, its numbers; kept in the workbook with the store's own rules. */
export function RulesView({ onDone }: Props): ReactNode {
  const styles = useStyles();
  const screen = useScreen();
  const controller = useController();
  const { t, say } = useWords();
  const [rules, setRules] = useState<readonly RuleChoice[]>();

  useEffect(() => {
    void controller.services.jobs.auditRules().then(setRules);
  }, [controller]);

  const change = (id: RuleChoice['id'], next: Partial<RuleChoice>): void =>
    setRules((before) => before?.map((one) => (one.id === id ? { ...one, ...next } : one)));
  const setNumber = (rule: RuleChoice, name: string, typed: string): void => {
    const value = Math.round(Number(typed));
    if (!Number.isFinite(value)) return;
    const numbers = rule.numbers.map((one) =>
      one.name === name ? { ...one, value: Math.min(one.max, Math.max(one.min, value)) } : one,
    );
    change(rule.id, { numbers });
  };
  const save = async (): Promise<void> => {
    if (rules === undefined) return;
    let saved = false;
    await controller.run({ label: text('taskpane.task.writing'), cancellable: false }, async () => {
      const { jobs, journal } = controller.services;
      await journal.apply(text('taskpane.audit.rules'), await jobs.setAuditRules(rules));
      saved = true;
    });
    if (!saved) return;
    await controller.read();
    onDone();
  };

  return (
    <section className={screen.fixed} aria-label={t('taskpane.audit.rules')} data-ready={rules !== undefined}>
      <div className={screen.scroll} tabIndex={0}>
        <h2 className={screen.title}>{t('taskpane.audit.rules')}</h2>
        <p className={screen.quiet}>{t('taskpane.audit.rules-hint')}</p>
        {SEVERITIES.map((severity) => (
          <div key={severity} className={screen.stack}>
            <h3 className={screen.heading}>{t(`audit.severity.${severity}`)}</h3>
            {rules
              ?.filter((rule) => rule.severity === severity)
              .map((rule) => (
                <div key={rule.id}>
                  <Checkbox
                    label={t(`audit.${rule.id}.title`)}
                    checked={rule.on}
                    onChange={(_, { checked }) => change(rule.id, { on: checked === true })}
                  />
                  <p className={mergeClasses(screen.quiet, styles.told)}>{t(`audit.${rule.id}.describe`)}</p>
                  {rule.on &&
                    rule.numbers.map(({ name, value, usual, min, max }) => {
                      const label = say(text(dataKey('audit.number.', name)));
                      return (
                        <div key={name} className={mergeClasses(screen.row, styles.told)}>
                          <span className={screen.text}>{label}</span>
                          <Input
                            size="small"
                            type="number"
                            min={min}
                            max={max}
                            aria-label={`${t(`audit.${rule.id}.title`)} ${label}`}
                            value={String(value)}
                            onChange={(_, data) => setNumber(rule, name, data.value)}
                          />
                          <span className={screen.quiet}>{t('taskpane.audit.usual', { usual })}</span>
                        </div>
                      );
                    })}
                </div>
              ))}
          </div>
        ))}
      </div>
      <div className={screen.actions}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={rules === undefined}
          onClick={() => rules !== undefined && void save()}
        >
          {t('taskpane.audit.save-rules')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('taskpane.action.back')}
        </Button>
      </div>
    </section>
  );
}
