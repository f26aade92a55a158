import { AUDIT_RULES, RULE_IDS, type AuditRule, type RuleId } from '../src/audit';
import { LEVEL_RULES } from '../src/levels';
import { generalProfile, PRESETS, profileGaps, type StoreProfile } from '../src/profile';
import { SCHEDULE_RULES } from '../src/schedule';
import { cellAt, findSheet, parseArea, sheetOf } from '../src/sheet';
import { say, text, type Text } from '../src/words';
import { exampleStore } from '../test/audit/example-store';
import { EXAMPLES } from '../test/audit/examples';

interface Rule {
  readonly id: string;
  readonly title: Text;
  readonly describe: Text;
  readonly source: Text;
  readonly standard: Text;
}

const STATES: Readonly<Record<StoreProfile['levels'][number]['state'], string>> = {
  open: '跟进中',
  ordered: '已订车',
  delivered: '已交车',
  lost: '战败',
  frozen: '冷冻',
  'out-of-control': '失控',
  owner: '售后',
  invalid: '无效',
};

/** docs/rules.md: every rule, its source and its default, from the rule files and the presets. */
export function rulesDocument(): string {
  const valueTier: Rule = ruleOf('levels.value-tier', 'value-tier');
  return [
    '# 规则总览',
    '',
    '本文件由 `node -r ./scripts/register.cjs scripts/make-rules-doc.ts` 生成，请勿手改。程序给出的每个数字都能回答“为什么？”：用了哪条规则、依据什么、来自哪些单元格。门店可在门店规则中修改默认值。',
    '',
    '## 一、客户、级别与到期',
    '',
    ...SCHEDULE_RULES.flatMap((rule) => section(rule, rule.file)),
    '## 二、级别建议',
    '',
    '建议只在预览中显示，从不改写顾问填写的级别。排在前面的依据更强，只取第一条与现有级别不同的建议。',
    '',
    ...LEVEL_RULES.flatMap((rule) => section(rule, `src/levels/rules/${rule.id}.ts`)),
    '## 三、客户价值',
    '',
    ...section(valueTier, 'src/levels/value-tier.ts'),
    ...valueTierTable(),
    ...section(ruleOf('levels.man', 'man'), 'src/levels/man.ts'),
    '## 四、每日检核',
    '',
    '销售主管每日核对的规则（`sanbiao check`，任务窗格“检核”）。每条指明单元格、依据和处理办法；今天及以后的记录不检核。门店可在规则档案的 `audit` 中按编号关闭（`{ "audit": { "same-words": { "off": true } } }`）或改数字，报告会写明关闭了哪些。例子都是同一家小店（`test/audit/example-store.ts`）里的一处差错：改回原样即不再提示。',
    '',
    ...RULE_IDS.flatMap(auditSection),
    '## 五、品牌预设',
    '',
    '资料没有给出的间隔保持空缺，由门店设定；程序不代为编造。',
    '',
    ...PRESETS.flatMap(presetSection),
  ].join('\n');
}

const SEVERITY_NAMES = { error: '错误', warning: '警告', hint: '提示' } as const;

/** A rule of the audit with its numbers, and its example: what is written instead of what stands in the example store. */
function auditSection(id: RuleId): string[] {
  const rule: AuditRule = AUDIT_RULES[id];
  const { cells, at, profile } = EXAMPLES[id];
  const store = exampleStore();
  const numbers = Object.entries(rule.parameters).map(([name, { default: usual }]) => `\`${name}\` ${String(usual)}`);
  const changes = Object.entries(cells).map(([place, after]) => {
    const [sheet = '', cell = ''] = place.split('!');
    const area = parseArea(cell);
    const before = area && cellAt(findSheet(store, sheet) ?? sheetOf(sheet, []), area.top, area.left);
    return `${cell} ${shown(before?.formula ?? before?.value)} → ${shown(after)}`;
  });
  const [first = ''] = Object.keys(cells);
  return [
    `### ${say(text(`audit.${id}.title`))} \`${id}\`（${SEVERITY_NAMES[rule.severity]}）`,
    '',
    say(text(`audit.${id}.describe`)),
    '',
    `- 依据：${say(text(`audit.${id}.source`))}`,
    `- 默认：启用${numbers.length > 0 ? `；${numbers.join('，')}` : ''}`,
    `- 处理：${say(text(`audit.${id}.how`))}`,
    `- 例：${first.split('!')[0] ?? ''} ${changes.slice(0, 3).join('；')}${changes.length > 3 ? `……共 ${String(changes.length)} 格` : ''}${profile === undefined ? '' : '（另在规则档案中设定）'} ⇒ 提示 ${at}；原样不提示`,
    '',
  ];
}

function shown(value: unknown): string {
  return value === undefined || value === '' ? '（空）' : `\`${String(value)}\``;
}

function ruleOf(prefix: 'levels.man' | 'levels.value-tier', id: string): Rule {
  const text = (part: 'title' | 'describe' | 'source' | 'standard'): Text => ({ key: `${prefix}.${part}` });
  return { id, title: text('title'), describe: text('describe'), source: text('source'), standard: text('standard') };
}

function section(rule: Rule, file: string): string[] {
  return [
    `### ${say(rule.title)} \`${rule.id}\``,
    '',
    say(rule.describe),
    '',
    `- 依据：${say(rule.source)}`,
    `- 默认：${say(rule.standard)}`,
    `- 代码：\`${file}\``,
    '',
  ];
}

function valueTierTable(): string[] {
  const { prime, promising, ordinary } = generalProfile.valueTiers;
  const next = (tier: 'prime' | 'promising' | 'ordinary'): string => say({ key: `levels.value-tier.next-${tier}` });
  return [
    '| 价值 | 关键词（默认） | 怎么做 |',
    '|---|---|---|',
    `| 优质 | ${prime.words.join('、')} | ${next('prime')} |`,
    `| 潜力 | ${promising.words.join('、')} | ${next('promising')} |`,
    `| 一般 | ${ordinary.words.join('、')} | ${next('ordinary')} |`,
    '',
  ];
}

function presetSection(preset: StoreProfile): string[] {
  const rows = preset.levels.map(({ code, name, state, window, interval }) => {
    const days = [interval?.min, interval?.target, interval?.max].map((value) =>
      value === undefined ? '' : String(value),
    );
    const expected = window === undefined ? '' : `${window.min ?? 0}–${window.max ?? '…'}`;
    return `| ${code} | ${name} | ${STATES[state]} | ${expected} | ${days.join(' | ')} |`;
  });
  const gaps = profileGaps(preset).map(({ why }) => `- ${say(why)}`);
  return [
    `### ${preset.brand} \`${preset.name}\``,
    '',
    `依据：${preset.source}`,
    '',
    '| 级别 | 含义 | 状态 | 购车周期（天） | 最短间隔 | 目标间隔 | 最长间隔 |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    ...(gaps.length > 0 ? [...gaps, ''] : []),
  ];
}
