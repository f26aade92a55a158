import type { IsoMonth } from '../../calendar';
import { useEffect, useRef } from 'react';
import { text } from '../../words';
import type { Controller } from '../controller';
import { useController } from '../kit/ControllerContext';
import { usePane } from '../store';

/**
 * Works something out for the month on the screen when it is missing. Once per reading and month: what failed has been said in the
 * banner, and trying again by itself would never end.
 */
export function useMonthJob(missing: boolean, job: (controller: Controller, month: IsoMonth) => Promise<void>): void {
  const { report, month, task } = usePane();
  const controller = useController();
  const tried = useRef<{ readonly report: unknown; readonly month: IsoMonth }>(undefined);

  useEffect(() => {
    if (!missing || month === undefined || report === undefined || task !== undefined) return;
    if (tried.current?.report === report && tried.current.month === month) return;
    tried.current = { report, month };
    void controller.run({ label: text('taskpane.task.month'), cancellable: false }, () => job(controller, month));
  }, [controller, job, missing, month, report, task]);
}
