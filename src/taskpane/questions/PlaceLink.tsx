import type { ReactNode } from 'react';
import { useController } from '../kit/ControllerContext';
import { useScreen } from '../kit/styles';

/** A cell's address that leads to it. */
export function PlaceLink({ sheet, cell }: { readonly sheet: string; readonly cell: string }): ReactNode {
  const screen = useScreen();
  const controller = useController();
  if (sheet === '') return null;
  return (
    <div>
      <button type="button" className={screen.link} onClick={() => void controller.jump(sheet, cell)}>
        {sheet}!{cell}
      </button>
    </div>
  );
}
