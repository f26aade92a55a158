import { useEffect, useRef, useState } from 'react';
import type { KeepLists, KeepResult } from '../../jobs';
import type { Place, QuestionCode } from '../../keeping';
import type { Text } from '../../words';
import { sentence } from '../sentence';
import { useController } from '../kit/ControllerContext';
import { useStore } from '../store';

/** While somebody types, the forms are looked through once the keys rest for this long, in milliseconds. */
const REST = 180;

export interface Keeping {
  readonly result: KeepResult | undefined;
  readonly working: boolean;
  /** Places that were ticked off. */
  readonly off: ReadonlySet<Place>;
  tick(place: Place, on: boolean): void;
  readonly choices: Readonly<Partial<Record<QuestionCode, number>>>;
  choose(code: QuestionCode, choice: number): void;
  /** Writes what is ticked, and goes back to the day once it stands. */
  write(title: Text): Promise<void>;
}

/** What a job takes besides the form's own fields. */
interface Decided {
  readonly choices: Readonly<Partial<Record<QuestionCode, number>>>;
  readonly places?: readonly Place[];
}

/**
 * Works out, as a form is filled in, what would be written where. `ask` is asked anew whenever `key` (the form's content as text) changes;
 * without a key there is nothing to ask yet. What was written leads back to the day, unless `written` says what comes then.
 */
export function useKeep(
  key: string | undefined,
  ask: (decided: Decided) => Promise<KeepResult>,
  written?: () => void,
): Keeping {
  const controller = useController();
  const store = useStore();
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly result: KeepResult }>();
  const [off, setOff] = useState<ReadonlySet<Place>>(new Set());
  const [choices, setChoices] = useState<Keeping['choices']>({});
  const asking = useRef(ask);
  asking.current = ask;
  const asked = key === undefined ? undefined : JSON.stringify([key, choices]);
  // The last answer stays to be seen until the next one is there, but it is not what would be written.
  const working = asked !== undefined && answer?.asked !== asked;
  const result = asked === undefined ? undefined : answer?.result;

  useEffect(() => {
    if (asked === undefined) {
      setAnswer(undefined);
      return;
    }
    let current = true;
    const answered = (found: KeepResult): void => {
      if (current) setAnswer({ asked, result: found });
    };
    const timer = setTimeout(() => {
      asking.current({ choices }).then(answered, (error: unknown) => answered({ problem: sentence(error) }));
    }, REST);
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // `choices` is part of what is asked.
  }, [asked]);

  return {
    result,
    working,
    off,
    tick: (place, on) =>
      setOff((old) => {
        const next = new Set(old);
        if (on) next.delete(place);
        else next.add(place);
        return next;
      }),
    choices,
    choose: (code, choice) => setChoices((old) => ({ ...old, [code]: choice })),
    async write(title) {
      if (result === undefined || 'problem' in result || working || result.report.questions.length > 0) return;
      let { report } = result;
      const places = [...new Set(report.writes.map(({ place }) => place))].filter((place) => !off.has(place));
      if (off.size > 0) {
        const ticked = await asking.current({ choices, places });
        if ('problem' in ticked || ticked.report.questions.length > 0) return;
        report = ticked.report;
      }
      if (report.changes.length === 0) return;
      store.send({ type: 'plan', plan: { job: 'keep', title, changes: report.changes } });
      await controller.apply();
      const state = store.get();
      if (state.clash !== undefined || state.banner?.tone !== 'success') return;
      if (written === undefined) store.send({ type: 'view', view: 'today' });
      else written();
    },
  };
}

/** The store's own lists, once they are there. */
export function useKeepLists(): KeepLists | undefined {
  const controller = useController();
  const [lists, setLists] = useState<KeepLists>();
  useEffect(() => {
    let current = true;
    controller.services.jobs.keepLists().then(
      (found) => {
        if (current) setLists(found);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [controller]);
  return lists;
}
