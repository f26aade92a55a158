import { audit, AuditContext, type AuditInput, type RuleId } from '../../audit';
import { dateOf, dayOf, monthOf, type IsoDate } from '../../calendar';
import { buildLedger } from '../../customers';
import { recognise } from '../../forms';
import { bookOf, parseArea } from '../../sheet';
import { dataKey, text } from '../../words';
import { KeyDraft } from '../draft';
import { MISTAKES } from '../mistakes';
import { Desk } from '../mistakes/mistake';
import { Leaf, type LeafCell } from '../paper/leaf';
import { formDate, rowsFor, sayer, within, words, type Scene } from '../scene';
import { exercise, firstCallDays, withInterval } from './exercise';
import { clockOf, contactWords } from './visit-talk';

/** Faults that a register alone can show, in the order of the list on the task's sheet. */
const RULES = [
  'missing-time',
  'left-before-arrival',
  'missing-consultant',
  'missing-phone',
  'missing-source',
  'missing-model',
  'follow-up-late',
  'date-in-future',
  'date-outside-form',
  'duplicate-line',
  'two-consultants',
  'phone-near-miss',
] as const satisfies readonly (RuleId & keyof typeof MISTAKES)[];

const HEAD = [
  '序号',
  '日期',
  '来店时间',
  '离店时间',
  '是否首次',
  '客户姓名',
  '联系电话',
  '意向车型',
  '信息来源',
  '意向级别',
  '追踪后级别',
  '销售顾问',
  '接待经过',
] as const;
const POINTS = { fault: 6, clean: 1 } as const;

/**
 * A register with mistakes that people make, as the audit's own precision test plants them; each row gets the number of the rule that it
 * breaks, or √. The key is what the audit finds there (domain notes §7: what a manager checks).
 */
export const findFaults = exercise({
  kind: 'find-faults',
  sheets: 2,
  needs: 'intervals',
  make(scene, names) {
    const say = sayer(scene, 'workshop.find-faults.');
    const today = within(scene.today, 25, 28);
    const task = new Leaf(names[0] ?? '', [16, 16, 16, 16, 16]);
    const key = new KeyDraft();
    const { form, first, broken } = planted(scene, names[1] ?? '', today);
    task.title(say('title'));
    for (const line of ['1', '2', '3'] as const)
      task.note(say(`task.${line}`, { today, sheet: form.name, days: firstCallDays(scene.profile) }));
    task.gap();
    task.note(say('list'), { bold: true });
    const titles = RULES.map((rule) => words(scene, dataKey('audit.', `${rule}.title`)));
    RULES.forEach((rule, i) =>
      task.note(`${String(i + 1)}. ${titles[i] ?? ''}：${words(scene, dataKey('audit.', `${rule}.describe`))}`),
    );
    const choices = {
      fine: say('fine').split('|'),
      ...Object.fromEntries(
        RULES.map((rule, i) => [rule, [String(i + 1), `${String(i + 1)}. ${titles[i] ?? ''}`, titles[i] ?? '', rule]]),
      ),
    };
    broken.forEach((rule, i) => {
      key.ask(
        form,
        { row: first + i, column: HEAD.length + 1 },
        {
          accept: { kind: 'choice', right: rule ?? 'fine', words: choices },
          rule: rule === undefined ? 'fault.none' : `audit.${rule}`,
          points: rule === undefined ? POINTS.clean : POINTS.fault,
          hints: [text('workshop.look.columns', { row: first + i })],
          why:
            rule === undefined
              ? text('workshop.why.fault-none', { row: first + i })
              : text('workshop.why.fault', {
                  row: first + i,
                  title: text(dataKey('audit.', `${rule}.title`)),
                  describe: text(dataKey('audit.', `${rule}.describe`)),
                }),
        },
      );
    });
    return { leaves: [task, form], cells: key.cells };
  },
});

interface Planted {
  readonly form: Leaf;
  readonly first: number;
  /** By row of the register, the one rule that it breaks. */
  readonly broken: readonly (RuleId | undefined)[];
}

/** Plants until every row breaks one rule or none; a few registers in a hundred need a second attempt. */
function planted(scene: Scene, name: string, today: IsoDate): Planted {
  for (let attempt = 1; attempt <= 40; attempt += 1) {
    const clean = writeRegister(scene, name, today);
    const wanted = Math.min(rowsFor(scene, 13, 1), RULES.length - 1);
    const desk = new Desk(new AuditContext(inputOf(clean.form, scene, today)), scene.random);
    let made = 0;
    for (const rule of scene.random.shuffle(RULES)) {
      // Not every register gives occasion for every mistake.
      const mistake =
        made < wanted ? firstOf(scene.random.shuffle(MISTAKES[rule].ways), (way) => way(desk)) : undefined;
      if (mistake === undefined) continue;
      made += 1;
      for (const change of mistake.changes) {
        const at = change.kind === 'value' ? parseArea(change.cell) : undefined;
        if (at && change.kind === 'value') clean.form.set(at.top, at.left, change.after);
      }
    }
    const broken = clean.rows.map((): RuleId[] => []);
    let elsewhere = false;
    for (const { rule, at } of audit(inputOf(clean.form, scene, today)).findings) {
      const own = broken[(parseArea(at.cell)?.top ?? 0) - clean.first];
      if (own === undefined || !(RULES as readonly RuleId[]).includes(rule)) elsewhere = true;
      else own.push(rule);
    }
    const faults = broken.filter((own) => own.length === 1).length;
    if (!elsewhere && broken.every((own) => own.length <= 1) && faults >= wanted - 1)
      return { form: clean.form, first: clean.first, broken: broken.map(([rule]) => rule) };
  }
  throw new Error('No register with one fault a row could be made');
}

function firstOf<T, R>(items: readonly T[], make: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const made = make(item);
    if (made !== undefined) return made;
  }
  return undefined;
}

function inputOf(form: Leaf, { profile }: Scene, today: IsoDate): AuditInput {
  const book = bookOf([form.snapshot()]);
  const recognised = recognise(book);
  return { book, recognised, ledger: buildLedger(recognised, profile), profile, today };
}

/** A register in which a manager has nothing to object to. */
function writeRegister(
  scene: Scene,
  name: string,
  today: IsoDate,
): { form: Leaf; first: number; rows: readonly unknown[] } {
  const { random, cast, profile } = scene;
  const levels = withInterval(profile);
  const form = new Leaf(name, [6, 11, 9, 9, 9, 10, 14, 11, 11, 9, 11, 10, 30, 12], true);
  form.title('来店客户登记表');
  form.put(form.row, 1, formDate(`${monthOf(today)}-01`).replace(/1日$/u, ''));
  form.row += 1;
  const from = dayOf(`${monthOf(today)}-01`);
  const days = Array.from({ length: rowsFor(scene, 20, 2) }, () => random.int(0, 18)).sort((a, b) => a - b);
  const rows = days.map((day, i): LeafCell[] => {
    const person = cast.someone();
    const arrive = random.int(9 * 60, 17 * 60);
    return [
      i + 1,
      { date: dateOf(from + day) },
      // No two lines of one minute: that would be a fault of its own.
      clockOf(arrive - (arrive % 20) + (i % 20)),
      clockOf(arrive - (arrive % 20) + (i % 20) + random.int(15, 80)),
      '是',
      person.name,
      person.phone,
      person.model,
      person.source,
      random.pick(levels),
      random.pick(levels),
      cast.staff[i % 3] ?? '',
      `${contactWords(scene, 'open')}${'。'.repeat(1 + (i % 2))}`,
    ];
  });
  const first = form.table([...HEAD, words(scene, 'workshop.find-faults.column')], rows);
  form.flush(first, form.row - 1, HEAD.length);
  return { form, first, rows };
}
