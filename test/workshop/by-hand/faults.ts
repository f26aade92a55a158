import type { Paper, Written } from './paper';

interface Line {
  readonly row: number;
  readonly day: number;
  readonly cell: (word: string) => string;
}

/** Minutes of a clock time, or undefined where the cell is empty; Excel may keep it as a fraction of a day. */
function minutesOf(shown: string): number | undefined {
  if (shown === '') return undefined;
  const found = /(\d+):(\d+)/u.exec(shown);
  return found ? Number(found[1]) * 60 + Number(found[2]) : Math.round((Number(shown) % 1) * 1440);
}

/** One digit other, or two neighbours swapped. */
function isNearMiss(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false;
  const off = [...a].flatMap((c, i) => (c === b[i] ? [] : [i]));
  const [i = 0, k = 0] = off;
  return off.length === 1 || (off.length === 2 && k === i + 1 && a[i] === b[k] && a[k] === b[i]);
}

/** What each sentence of the list says, tried on the line and on those that were registered before it, in the order of the list. */
export function findFaultsByHand([task, form]: readonly Paper[]): Written[] {
  if (!task || !form) return [];
  const sentences = task.lines().join('\n');
  const today = /今天是 (\d{4}-\d\d-\d\d)/u.exec(sentences)?.[1] ?? '';
  const now = Math.round(Date.parse(today) / 86_400_000);
  const head = form.headRow('来店时间');
  const month = /(\d{4})年(\d+)月/u.exec(form.lines().join('\n'));
  const lines = form.rows(head).map((row): Line => ({
    row,
    day: Math.round(Number(form.at(row, form.column('日期', head))) - 25_569),
    cell: (word) => form.text(row, form.column(word, head)).replace(/^(不详|[-/])$/u, ''),
  }));
  return lines.map((line, i) => {
    const { cell, day, row } = line;
    const [come, gone] = [minutesOf(cell('来店时间')), minutesOf(cell('离店时间'))];
    const before = lines.slice(0, i);
    const same = before.filter((other) => cell('联系电话') !== '' && other.cell('联系电话') === cell('联系电话'));
    const date = new Date(day * 86_400_000);
    const inMonth = date.getUTCFullYear() === Number(month?.[1]) && date.getUTCMonth() + 1 === Number(month?.[2]);
    const faults = [
      come === undefined || gone === undefined,
      come !== undefined && gone !== undefined && gone < come,
      cell('销售顾问') === '',
      cell('联系电话') === '',
      cell('信息来源') === '',
      cell('意向车型') === '',
      cell('追踪后级别') === '' && day < now - 1,
      day > now,
      !inMonth && day <= now,
      same.some((other) => other.cell('销售顾问') === cell('销售顾问')),
      same.some((other) => other.cell('销售顾问') !== cell('销售顾问')),
      before.some(
        (other) => other.cell('客户姓名') === cell('客户姓名') && isNearMiss(other.cell('联系电话'), cell('联系电话')),
      ),
    ];
    const found = faults.flatMap((broken, k) => (broken ? [k + 1] : []));
    return form.write(row, form.column('检查（编号或√）', head), found.length === 0 ? '√' : found.join('、'));
  });
}
