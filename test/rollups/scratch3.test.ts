import { recognise } from '../../src/forms';
import { formsOf } from './history/forms';
import { makeHistory } from './history/history';
import { sheetsOf } from './history/sheets';
import { say } from '../../src/words';
test('x', () => {
  const out: string[] = [];
  for (let seed = 1; seed <= 12; seed += 1) {
    const history = makeHistory(seed);
    const book = sheetsOf(history);
    const read = recognise(book);
    const wanted = formsOf(history);
    for (const w of wanted.forms) {
      const g = read.forms.filter(
        (f) =>
          f.form === w.form &&
          f.month === w.month &&
          f.consultant === w.consultant &&
          f.records.length === w.records.length &&
          (w.date === f.date || w.form !== 'daily-report'),
      );
      if (g.length !== 1)
        out.push(
          `${seed} want ${w.form} ${w.sheet} ${w.month} ${w.consultant} ${w.date} ${w.records.length} got ${g.length}; ` +
            JSON.stringify(
              read.forms
                .filter((f) => f.sheet === w.sheet || f.sheet.startsWith(w.sheet))
                .map((f) => [f.sheet, f.form, f.month, f.consultant, f.records.length]),
            ) +
            JSON.stringify(read.unrecognised.filter((u) => u.sheet.startsWith(w.sheet)).map((u) => say(u.why))),
        );
      else {
        const A = JSON.stringify(
          w.records.map((r) =>
            [r.fields, r.carryOver, r.contacts, r.planned].map((x) => x && Object.entries(x).sort()),
          ),
        );
        const B = JSON.stringify(
          g[0]!.records.map((r) =>
            [
              Object.fromEntries(
                Object.entries(r.fields).filter(([k]) => k !== 'gender' && k !== 'outcome' && k !== 'purpose'),
              ),
              r.carryOver,
              r.contacts,
              r.planned,
            ].map((x) => x && Object.entries(x).sort()),
          ),
        );
        if (A !== B) {
          let i = 0;
          while (A[i] === B[i]) i++;
          out.push(`${seed} ${w.sheet} diff ${A.slice(i - 60, i + 60)} || ${B.slice(i - 60, i + 60)}`);
        }
      }
    }
  }
  console.log(out.length, out.slice(0, 25).join('\n'));
});
