import { mistake, type Way } from '../mistake';
import { innerContact } from './missed-visit';

const ticked =
  (tick: string): Way =>
  (desk) => {
    const cell = innerContact(desk, () => true);
    if (!cell) return undefined;
    const at = desk.context.placeOf(cell.entry);
    const mark = desk.context.textAt(at).includes('*') ? '*' : '';
    return { changes: [desk.write(at, tick + mark)], at, also: ['total-differs'] };
  };

export const contactWithoutLevel = mistake('contact-without-level', ticked('√'), ticked('✓'));
