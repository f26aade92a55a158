import { rfmDefinition, type ChannelFigures, type OwnerQuery, type PersonFigures } from '../../owners/figures';
import type { KeyTail } from '../../words';
import { NOTHING } from '../sheet/cells';
import { PERCENT, type PageCell } from '../sheet/page';
import { count, share, type CarePage } from './sections';

/** RFM beside the eight groups: who is worth which care, and by which points. */
export function rfm(care: CarePage): void {
  const { page, figures, speak, say } = care;
  const total = figures.facts.people.length;
  if (total === 0) return;
  page.section(speak('sheet.rfm'), say(rfmDefinition(figures.rules)));
  const first = page.row + 1;
  const last = first + figures.rfm.length - 1;
  page.table({
    head: (['rfm', 'rfm-name', 'people', 'share'] as const).map((head) => speak(`head.${head}`)),
    spans: [4, 4, 2, 2],
    body: figures.rfm.map(({ type, people }, i): PageCell[] => [
      speak(`value.rfm.${type}`),
      speak(`rfm.${type}`),
      {
        ...count(care, { table: 'people', where: { rfm: type } }, { rfm: `$A${String(first + i)}` }),
        figure: `rfm.${type}`,
      },
      share(`I${String(first + i)}`, `SUM(I$${String(first)}:I$${String(last)})`, people, total),
    ]),
  });
  page.gap();
}

/** Whether the data of the month's customers are complete: by channel, by the person who took them, and what is missing. */
export function completeness(care: CarePage): void {
  const { page, figures, speak } = care;
  if (figures.channels.length === 0) return;
  const facts = (channel: ChannelFigures['channel']): string =>
    figures.rules.completeness[channel === 'unknown' ? 'visit' : channel]
      .map((fact) => speak(`fact.${fact}`))
      .join(' ');
  page.section(speak('sheet.files'), speak('sheet.files-note'));
  const channels = page.table({
    head: (['channel', 'rows', 'complete', 'completeness', 'key-facts'] as const).map((head) => speak(`head.${head}`)),
    spans: [3, 1, 1, 2, 7],
    body: figures.channels.map((own, i) => [
      speak(`value.channel.${own.channel}`),
      ...counted(care, 'channel', own.channel, page.row + 1 + i, own),
      facts(own.channel),
    ]),
  });
  page.style(channels.first, 8, channels.last, page.width, {
    align: { horizontal: 'left', vertical: 'center', wrap: true },
    font: { size: 9 },
  });
  for (const { sheet, facts: absent } of figures.withoutColumn)
    page.note(speak('sheet.files-columns', { sheet, facts: absent.map((fact) => speak(`fact.${fact}`)).join(' ') }));
  page.gap();
  page.heading(speak('sheet.files-people'));
  page.table({
    head: (['by', 'rows', 'complete', 'completeness'] as const).map((head) => speak(`head.${head}`)),
    spans: [3, 1, 1, 2],
    body: figures.people.map((own, i) => [
      care.detail.label(own.by),
      ...counted(care, 'by', own.by, page.row + 1 + i, own),
    ]),
  });
  page.gap();
  lacking(care);
}

/** Lines, complete ones and their share, in columns D to F, by the name in column A. */
function counted(
  care: CarePage,
  key: 'channel' | 'by',
  name: string,
  row: number,
  { rate }: ChannelFigures | PersonFigures,
): PageCell[] {
  const query = (where: OwnerQuery['where']): OwnerQuery => ({ table: 'files', where: { [key]: name, ...where } });
  const refs = { [key]: `$A${String(row)}` };
  const [rows, complete] = [`D${String(row)}`, `E${String(row)}`];
  return [
    { ...count(care, query({}), refs), figure: `files.${key}.${name}` },
    count(care, query({ complete: true }), refs),
    { formula: `=IF(${rows}=0,"${NOTHING}",${complete}/${rows})`, value: rate, format: PERCENT },
  ];
}

/** Which key fact is missing how often, by channel: counted in the lists of the detail sheet. */
function lacking(care: CarePage): void {
  const { page, figures, speak } = care;
  const lines = figures.channels.flatMap(({ channel, lacking: facts }) => facts.map(({ fact }) => ({ channel, fact })));
  if (lines.length === 0) return;
  page.heading(speak('sheet.files-lacking'));
  page.table({
    head: (['channel', 'fact', 'lacking'] as const).map((head) => speak(`head.${head}`)),
    spans: [3, 3, 2],
    body: lines.map(({ channel, fact }) => [
      speak(`value.channel.${channel}`),
      speak(`fact.${fact}` as KeyTail<'owners.'>),
      count(care, { table: 'files', where: { channel, lacks: fact } }),
    ]),
  });
  page.gap();
}
