import type { ReadJson } from '../../src/forms';

/** Blanks inside texts do not count; everything else must be equal, types included. */
function canonical(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\s\u00a0\u3000\u200b\ufeff]+/gu, '');
  if (Array.isArray(value)) return value.map(canonical);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, one]) => [key, canonical(one)]),
    );
  }
  return value;
}

const key = (value: unknown): string => JSON.stringify(canonical(value)) ?? 'undefined';

/** Every difference between what was read and what should have been, one line each. */
export function differences(want: ReadJson, have: ReadJson): string[] {
  const lines: string[] = [];
  const seen = new Set<number>();
  for (const form of want.forms) {
    const index = have.forms.findIndex(
      (other, i) => !seen.has(i) && other.sheet === form.sheet && other.range === form.range,
    );
    const at = `${form.sheet} ${form.range}`;
    if (index < 0) {
      lines.push(
        `${at}: not read; ranges there: ${have.forms
          .filter((other) => other.sheet === form.sheet)
          .map((other) => other.range)
          .join(' ')}`,
      );
      continue;
    }
    seen.add(index);
    const other = have.forms[index];
    if (other === undefined) continue;
    for (const part of ['form', 'headerRows', 'month', 'date', 'consultant', 'dayColumns', 'legend'] as const) {
      if (key(form[part]) !== key(other[part]))
        lines.push(`${at}: ${part} ${key(other[part])} instead of ${key(form[part])}`);
    }
    for (const part of ['columns', 'skipped'] as const)
      compareSets(lines, `${at}: ${part}`, form[part].map(key), other[part].map(key));
    const problem = ({ cell, code }: { cell: string; code: string }): string => `${cell} ${code}`;
    compareSets(lines, `${at}: problem`, form.problems.map(problem), other.problems.map(problem));
    compareSets(lines, `${at}: record`, form.records.map(key), other.records.map(key));
  }
  have.forms.forEach((form, i) => {
    if (!seen.has(i)) lines.push(`${form.sheet} ${form.range}: a form that is not there (${form.form})`);
  });
  compareSets(
    lines,
    'unrecognised',
    want.unrecognised.map(({ sheet }) => sheet),
    have.unrecognised.map(({ sheet }) => sheet),
  );
  return lines;
}

function compareSets(lines: string[], at: string, want: readonly string[], have: readonly string[]): void {
  const rest = [...have];
  for (const one of want) {
    const i = rest.indexOf(one);
    if (i >= 0) rest.splice(i, 1);
    else lines.push(`${at} missing: ${one}`);
  }
  for (const one of rest) lines.push(`${at} too much: ${one}`);
}
