import { thisMachine, uninstall as takeAway } from '../../program';
import { command } from '../command';

/** `sanbiao uninstall`: out of Excel again, without a trace. */
export const uninstall = command({
  name: 'uninstall',
  options: {},
  async run(_options, console) {
    const { ok, lines } = await takeAway(thisMachine());
    for (const line of lines) console.print(console.say(line));
    return ok ? 'done' : 'failed';
  },
});
