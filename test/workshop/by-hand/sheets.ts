import { dateOf, dayOf } from '../../../src/calendar';
import { CLOSED, levelsOn, matrixOn, todayOn, type Paper, type Written } from './paper';

export function planVisits([task, form]: readonly Paper[]): Written[] {
  if (!task || !form) return [];
  const [levels, today, matrix] = [levelsOn(task), todayOn(task), matrixOn(form)];
  return matrix.rows.flatMap(({ row, last }) => {
    const interval = levels.find(({ code }) => code === last?.level)?.interval;
    if (!last || interval === undefined || CLOSED.test(levels.find(({ code }) => code === last.level)?.name ?? ''))
      return [];
    return [form.write(row, matrix.days + Math.max(today, last.day + interval) - matrix.begin, '*')];
  });
}

export function fillMatrix([reports, form]: readonly Paper[]): Written[] {
  if (!reports || !form) return [];
  const matrix = matrixOn(form);
  let day = 0;
  return reports.grid.flatMap((line, row): Written[] => {
    const date = /(\d{4})年(\d+)月(\d+)日/u.exec(String(line[1]));
    if (date) day = dayOf(`${date[1] ?? ''}-${String(date[2]).padStart(2, '0')}-${String(date[3]).padStart(2, '0')}`);
    if (typeof line[1] !== 'number') return [];
    const own = matrix.rows.find(({ phone }) => phone === reports.text(row, 4));
    return own ? [form.write(own.row, matrix.days + day - matrix.begin, reports.text(row, 7))] : [];
  });
}

export function closeMonth([task, now, lost, then]: readonly Paper[]): Written[] {
  if (!task || !now || !lost || !then) return [];
  const [levels, matrix, next] = [levelsOn(task), matrixOn(now), matrixOn(then)];
  const nameOf = (code: string): string => levels.find((level) => level.code === code)?.name ?? '';
  const closed = matrix.rows.filter(({ last }) => last && CLOSED.test(nameOf(last.level)));
  const losses = closed
    .filter(({ last }) => /战败|冷冻|失/u.test(nameOf(last?.level ?? '')))
    .sort((a, b) => (a.last?.day ?? 0) - (b.last?.day ?? 0));
  const head = lost.headRow('序号');
  return [
    ...matrix.rows.map(({ row, last }) => now.write(row, matrix.end, last?.level ?? '')),
    ...losses.flatMap(({ name, last }, i) => {
      const kind = nameOf(last?.level ?? '');
      return [
        lost.write(head + 1 + i, 2, dateOf(last?.day ?? 0)),
        lost.write(head + 1 + i, 3, name),
        lost.write(head + 1 + i, 4, kind.includes('失') ? '失控' : kind),
      ];
    }),
    ...next.rows.map(({ row, phone }) => {
      const own = matrix.rows.find((one) => one.phone === phone);
      const { last } = own ?? {};
      if (!last || (own && closed.includes(own))) return then.write(row, [...next.carry.values()][0] ?? 0, '不结转');
      return then.write(row, next.carry.get(last.level) ?? 0, dateOf(last.day));
    }),
  ];
}

export function monthFigures([sheet, register, matrixSheet]: readonly Paper[]): Written[] {
  if (!sheet || !register || !matrixSheet) return [];
  const head = register.headRow('是否首次');
  const visits = register.rows(head).map((row) => {
    const cell = (word: string): string => register.text(row, register.column(word, head));
    return {
      first: cell('是否首次') === '是',
      phone: cell('联系电话'),
      source: cell('信息来源'),
      drive: cell('试驾') === '是',
      after: cell('追踪后级别'),
    };
  });
  const firsts = visits.filter(({ first }) => first);
  const filed = firsts.filter(({ phone }) => phone !== '');
  const { rows } = matrixOn(matrixSheet);
  const sentence = sheet.lines().find((line) => line.startsWith('3.')) ?? '';
  const ordered = /状况表 (\S+) 为订车/u.exec(sentence)?.[1] ?? '';
  const figures = new Map<string, number>();
  const top = sheet.headRow('指标');
  const lost = /战败（(\S+?)）/u.exec(sheet.grid.map((line) => String(line[3])).join('\n'))?.[1] ?? '';
  const has = (code: string): number => rows.filter(({ marks }) => marks.some(({ what }) => what === code)).length;
  const carried = rows.filter((row) => row.carried).length;
  const plain: Readonly<Record<string, number>> = {
    首次来店: firsts.length,
    留档: filed.length,
    试驾: visits.filter(({ drive }) => drive).length,
    二次来店: visits.length - firsts.length,
    '应 24小时回访': filed.length,
    '已 24小时回访': filed.filter(({ after }) => after !== '').length,
    上月留存: carried,
    本月新增: rows.length - carried,
    本月成交: has(ordered),
    本月战败: has(lost),
    月末留存: rows.length - has(ordered) - has(lost),
  };
  for (const [name, value] of Object.entries(plain)) figures.set(name, value);
  const rate = (a: string, b: string): number => (figures.get(a) ?? 0) / (figures.get(b) ?? 1);
  figures.set('留档率', rate('留档', '首次来店'));
  figures.set('成交率', rate('本月成交', '留档'));
  figures.set('试驾率', rate('试驾', '留档'));
  figures.set('二次来店率', rate('二次来店', '留档'));
  figures.set('24小时回访率', rate('已 24小时回访', '应 24小时回访'));
  return sheet.grid.flatMap((line, row): Written[] => {
    const name = String(line[1]);
    const of = /来源“(.+)”：(.+)/u.exec(name);
    if (row <= top || (!of && !figures.has(name))) return [];
    if (!of) return [sheet.write(row, 2, figures.get(name) ?? 0)];
    const own = firsts.filter(({ source }) => source === of[1]);
    const kept = own.filter(({ phone }) => phone !== '');
    return [
      sheet.write(
        row,
        2,
        of[2] === '首次来店' ? own.length : of[2] === '留档' ? kept.length : kept.length / own.length,
      ),
    ];
  });
}

export function tomorrowPlan([plan, report, matrixSheet, register]: readonly Paper[]): Written[] {
  if (!plan || !report || !matrixSheet || !register) return [];
  const [levels, today, matrix] = [levelsOn(plan), todayOn(plan), matrixOn(matrixSheet)];
  const tomorrow = today + 1;
  const rowWith = (paper: Paper, phone: string): number =>
    paper.grid.findIndex((line) => line.map(String).includes(phone));
  return plan.rows(plan.headRow('客户姓名')).flatMap((row) => {
    const phone = plan.text(row, 3);
    const own = matrix.rows.find((one) => one.phone === phone);
    const [reported, visited] = [rowWith(report, phone), rowWith(register, phone)];
    const level =
      reported > 0 ? report.text(reported, 7) : visited > 0 ? register.text(visited, 7) : (own?.last?.level ?? '');
    const last = reported > 0 || visited > 0 ? today : (own?.last?.day ?? 0);
    const rests = reported > 0 ? reported : visited > 0 ? visited : (own?.row ?? 0);
    const known = levels.find(({ code }) => code === level);
    const due = last + (known?.interval ?? 0);
    const starred = own?.marks.some(({ day, what }) => day === tomorrow && what === '*') ?? false;
    const closed = CLOSED.test(known?.name ?? '');
    const why = closed ? 5 : visited > 0 ? 3 : due <= today ? 4 : starred ? 1 : due === tomorrow ? 2 : 5;
    return [
      plan.write(row, 5, why),
      plan.write(row, 6, level),
      plan.write(row, 7, dateOf(last)),
      plan.write(row, 8, rests),
    ];
  });
}

export function backwardsPlan([sheet]: readonly Paper[]): Written[] {
  if (!sheet) return [];
  const first = (word: string): number => sheet.grid.findIndex((line) => line[1] === word);
  const needed = first('还需新客户成交');
  const number = (row: number, column: number): number => Number(sheet.at(row, column));
  const head = sheet.headRow('来源');
  const total = first('合计');
  const sums = [0, 0];
  const rows = Array.from({ length: total - head - 1 }, (_, i) => head + 1 + i).flatMap((row) => {
    const [visits, filed, deals, target] = [2, 3, 4, 5].map((column) => number(row, column)) as [
      number,
      number,
      number,
      number,
    ];
    const filings = Math.ceil((target * filed) / deals);
    const visitors = Math.ceil((filings * visits) / filed);
    sums[0] = (sums[0] ?? 0) + filings;
    sums[1] = (sums[1] ?? 0) + visitors;
    return [filed / visits, deals / filed, filings, visitors].map((value, k) => sheet.write(row, 6 + k, value));
  });
  return [
    sheet.write(needed, 2, number(first('本月目标（台）'), 2) - number(first('留存客户预计成交'), 2)),
    ...rows,
    ...sums.map((value, k) => sheet.write(total, 8 + k, value)),
  ];
}
