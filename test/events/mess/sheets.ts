import { area, phone, type Messy, type Row } from './messy';

const HEAD: Row = ['序号', '姓名', '电话', '邀约人', '邀约结果', '签到'];

/** Where lists stand: beside each other, below each other, on a sheet for each caller. */
export const SHEETS_KEPT: readonly Messy[] = [
  {
    mess: 'one list in two columns of the page',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['端午团购邀约表'],
          [...HEAD, null, ...HEAD],
          [1, '王芳', phone(1), '谢东', '来', '√', null, 4, '陈伟', phone(4), '孙浩', '待定', null],
          [2, '李强', phone(2), '谢东', '不来', null, null, 5, '钱多', phone(5), '孙浩', '来', '√'],
          [3, '赵敏', phone(3), '谢东', '来', null, null, 6, '孙立', phone(1), '孙浩', null, null],
        ],
        merges: [area(1, 1, 1, 13)],
      },
    ],
    told: [
      { name: '端午团购', invited: 6, coming: 3, unsure: 1, notComing: 1, attended: 2, rules: ['duplicate-invitee 5'] },
    ],
  },
  {
    mess: 'a sheet for each caller, who stands in the title',
    sheets: ['谢东', '孙浩'].map((caller, i) => ({
      name: caller,
      rows: [
        ['端午团购邀约表'],
        [`邀约人：${caller}`, null, '活动时间：2026年6月13日'],
        ['序号', '客户姓名', '电话', '销售顾问', '第1次结果', '第2次结果', '第3次结果', '邀约结果', '签到'],
        [1, '王芳', phone(1 + i * 10), '孙浩', '已接通', null, null, '来', '√'],
        [2, '李强', phone(2 + i * 10), '孙浩', '未接', null, null, null, null],
      ],
    })),
    told: [
      { name: '端午团购', from: '2026-06-13', invited: 2, coming: 1, attended: 1, inviters: ['谢东'], crossShare: 1 },
      { name: '端午团购', from: '2026-06-13', invited: 2, coming: 1, attended: 1, inviters: ['孙浩'], crossShare: 0 },
    ],
  },
  {
    mess: 'a sheet for each caller, who is the name of the sheet',
    sheets: ['谢东', '孙浩'].map((caller) => ({
      name: `邀约表-${caller}`,
      rows: [
        ['端午团购邀约表'],
        ['序号', '客户姓名', '电话', '销售顾问', '邀约结果', '签到'],
        [1, '王芳', phone(1), '谢东', '来', '√'],
      ],
    })),
    told: [
      { name: '端午团购', invited: 1, inviters: ['谢东'], crossShare: 0 },
      { name: '端午团购', invited: 1, inviters: ['孙浩'], crossShare: 1 },
    ],
  },
  {
    mess: 'two events below each other',
    sheets: [
      {
        name: '六月活动',
        rows: [
          ['端午团购邀约表', null, '活动时间：2026-06-13'],
          HEAD,
          [1, '王芳', phone(1), '谢东', '来', '√'],
          [2, '李强', phone(2), '谢东', '不来', null],
          ['合计', null, null, null, 1, 1],
          [],
          ['周年庆邀约表', null, '活动时间：2026-06-27'],
          HEAD,
          [1, '赵敏', phone(3), '谢东', '来', null],
        ],
      },
    ],
    told: [
      { name: '端午团购', from: '2026-06-13', invited: 2, coming: 1, attended: 1 },
      { name: '周年庆', from: '2026-06-27', invited: 1, coming: 1, attended: 0 },
    ],
  },
  {
    mess: 'the caller merged over the own lines, or only said by ditto',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['邀约人', '序号', '姓名', '电话', '销售顾问', '邀约结果'],
          ['谢东', 1, '王芳', phone(1), '孙浩', '来'],
          [null, 2, '李强', phone(2), '谢东', '来'],
          ['孙浩', 3, '赵敏', phone(3), '谢东', '来'],
          ['〃', 4, '陈伟', phone(4), '谢东', '来'],
        ],
        merges: [area(3, 1, 4, 1)],
      },
    ],
    told: [{ invited: 4, inviters: ['谢东', '孙浩'], crossShare: 0.75 }],
  },
  {
    mess: 'a heading for each caller among the lines',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '销售顾问', '邀约结果', '签到'],
          ['邀约人：谢东'],
          [1, '王芳', phone(1), '孙浩', '来', '√'],
          [2, '李强', phone(2), '谢东', '来', null],
          ['小计', null, null, null, 2, 1],
          ['邀约人：孙浩'],
          [1, '赵敏', phone(3), '谢东', '不来', null],
        ],
        merges: [area(3, 1, 3, 6), area(7, 1, 7, 6)],
      },
    ],
    told: [{ invited: 3, coming: 2, notComing: 1, inviters: ['谢东', '孙浩'], crossShare: 2 / 3 }],
  },
  {
    mess: 'the calls of a system, one guest a line, planned and come',
    sheets: [
      {
        name: 'Sheet1',
        rows: [
          [
            '客户编码',
            '姓名',
            '电话',
            '邀约方式',
            '邀约类型',
            '计划邀约时间',
            '计划见面时间',
            '邀约目标',
            '主管审核',
            '是否邀约成功',
            '预约到店时间',
            '原意向等级',
            '新意向等级',
            '意向车型',
            '到店时间',
            '是否到店',
            '到店结果记录',
          ],
          [
            'C001',
            '王芳',
            phone(1),
            '电话',
            '线索邀约',
            '2026-06-01',
            '2026-06-06',
            '试驾',
            '同意',
            '是',
            '2026-06-06',
            'B',
            'A',
            '雨燕',
            '2026-06-06',
            '是',
            '已试驾',
          ],
          [
            'C002',
            '李强',
            phone(2),
            '微信',
            '再次邀约',
            '2026-06-01',
            '2026-06-06',
            '试驾',
            '同意',
            '否',
            null,
            'B',
            'B',
            '雨燕',
            null,
            '否',
            null,
          ],
          [
            'C003',
            '赵敏',
            phone(3),
            '电话',
            '线索邀约',
            '2026-06-02',
            '2026-06-07',
            '谈价',
            '同意',
            '是',
            '2026-06-07',
            'A',
            'A',
            '雨燕',
            null,
            '否',
            null,
          ],
        ],
      },
    ],
    told: [{ invited: 3, coming: 2, notComing: 1, attended: 1, showRate: 0.5 }],
  },
  {
    mess: 'everything of the event in one cell over the list',
    sheets: [
      {
        name: 'Sheet1',
        rows: [
          ['2026年“金秋焕新”老客户答谢会客户邀约明细表'],
          ['活动主题：金秋焕新答谢会   活动时间：9月19日（周六）下午2点-9月20日   活动地点：展厅  负责人：孙浩'],
          ['序号', '车主姓名', '联系方式', '车型', '邀请人', '邀约情况', '到店情况', '原因'],
          [1, '王芳', phone(1), 'CX-5', '谢东', '确定参加', '到店', null],
          [2, '李强', phone(2), 'CX-5', '谢东', '不参加', '未到', '孩子上课'],
          [3, '赵敏', phone(3), 'CX-4', '孙浩', '未联系上', '未到', null],
        ],
      },
    ],
    told: [
      {
        name: '金秋焕新答谢会',
        from: '2026-09-19',
        to: '2026-09-20',
        invited: 3,
        coming: 1,
        notComing: 1,
        attended: 1,
        reached: 2,
        reasons: 0,
      },
    ],
  },
];
