import { makeXlsx } from '../../src/workbook/xlsx';

/** A store's month of June as one file, two consultants with customers who go on. */
export function monthBook(): Uint8Array {
  const days = Array.from({ length: 30 }, (_, index) => index + 1);
  const blank = days.slice(1).map(() => null);
  const sheet = (consultant: string, people: readonly string[], first: number) => ({
    name: `${consultant}6月`,
    content: {
      values: [
        [`意向客户接触状况表 2026年6月 销售顾问：${consultant}`],
        ['序号', '客户姓名', '联系电话', '意向车型', '级别', ...days, '月末级别'],
        ...people.map((who, at) => [at + 1, who, `1990000${first + at}`, '途观', 'A', 'A', ...blank, null]),
      ],
    },
  });
  return makeXlsx([sheet('张敏', ['赵一', '钱二'], 1000), sheet('李强', ['孙三'], 2000)]);
}
