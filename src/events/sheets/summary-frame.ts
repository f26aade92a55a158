import type { SheetContent } from '../../sheet';
import type { Page } from '../../rollups/sheet';
import type { Locale } from '../../words';
import type { Speak } from './speak';

export const WIDTH = 12;

export interface Words {
  readonly speak: Speak;
  readonly locale: Locale;
  /** The words by which a sheet of ours is known, so that it is not read as a form. */
  readonly counted: string;
}

export interface Sheet {
  readonly name: string;
  readonly content: SheetContent;
}

export function finish(page: Page, name: string): Sheet {
  return { name, content: page.content({ 'A:L': 9 }, '&C&P / &N&R&D') };
}
