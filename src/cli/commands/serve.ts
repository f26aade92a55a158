import { command } from '../command';
import { flag } from '../options';
import { serve as serving } from '../program';

const OPTIONS = { open: flag('open') };

/** `sanbiao serve`: the pages on this computer, until the program is ended. */
export const serve = command({ name: 'serve', options: OPTIONS, run: ({ open }, console) => serving(open, console) });
