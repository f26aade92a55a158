import { doctor as examine, reach, thisMachine } from '../../program';
import { text } from '../../words';
import { command } from '../command';

const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** `sanbiao doctor`: which link from Excel to the pane is missing. */
export const doctor = command({
  name: 'doctor',
  options: {},
  async run(_options, console) {
    const findings = await examine(thisMachine(), { now: new Date(), reach, officeJs: OFFICE_JS });
    for (const { ok, words } of findings)
      console.print(console.say(text(ok ? 'program.doctor.good' : 'program.doctor.bad', { what: words })));
    return findings.every(({ ok }) => ok) ? 'done' : 'failed';
  },
});
