import { command } from '../command';
import { value } from '../options';
import { installHere } from '../program';
import { thisMachine } from '../../program';

const OPTIONS = { share: value('share') };

/** `sanbiao install`: into this user's Excel. */
export const install = command({
  name: 'install',
  options: OPTIONS,
  async run({ share }, console) {
    const { ok, lines } = await installHere(thisMachine(), share);
    for (const line of lines) console.print(console.say(line));
    return ok ? 'done' : 'failed';
  },
});
