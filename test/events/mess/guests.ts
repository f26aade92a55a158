import { area, phone, type Messy } from './messy';

/** Who stands on the list: twice, without a number, with company, walked in; what they bought. */
export const GUESTS_KEPT: readonly Messy[] = [
  {
    mess: 'totals, a legend and signatures below, a blank row under the head',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          [],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', '到店人数', '签到'],
          [],
          [1, '王芳', phone(1), '谢东', '肯定来', 2, '√'],
          [2, '李强', phone(2), '谢东', '不确定', null, null],
          [3, '赵敏', phone(3), '孙浩', '肯定来', 3, '√'],
          ['合计', null, null, null, '肯定来2 不确定1', 5, 2],
          ['到店率', '100%'],
          ['注：√表示已签到；肯定来须前一天确认'],
          ['制表：孙浩', null, null, '审核：', null, null, null],
        ],
      },
    ],
    told: [{ invited: 3, coming: 2, unsure: 1, attended: 2 }],
  },
  {
    mess: 'guests without a number, and one twice by the same number written otherwise',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '邀约人', '邀约结果'],
          [1, '王芳', '138-0011-0001', '谢东', '肯定来'],
          [2, '李强', '无', '谢东', '肯定来'],
          [3, '赵敏', null, '孙浩', '肯定来'],
          [4, '王女士', '13800110001', '孙浩', '肯定来'],
          [5, '赵敏', null, '孙浩', '肯定来'],
        ],
      },
    ],
    told: [{ invited: 5, coming: 5, rules: ['duplicate-invitee 6'] }],
  },
  {
    mess: 'company counted in words',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['亲子露营邀约表'],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', '随行人数', '实到人数'],
          [1, '王芳', phone(1), '谢东', '肯定来', 2, '2大1小'],
          [2, '李强', phone(2), '谢东', '肯定来', 1, '0人'],
          [3, '赵敏', phone(3), '孙浩', '肯定来', null, '一家三口'],
          [4, '陈伟', phone(4), '孙浩', '不确定', null, null],
        ],
      },
    ],
    told: [{ invited: 4, coming: 3, attended: 2, heads: 6 }],
  },
  {
    mess: 'people who walked in below the list',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', '是否到店', '成交'],
          [1, '王芳', phone(1), '谢东', '肯定来', '是', '是'],
          [2, '李强', phone(2), '谢东', '肯定来', '否', null],
          [3, '赵敏', phone(3), '孙浩', '不确定', '是', null],
          ['现场自然到店（未邀约）'],
          [1, '陈伟', phone(4), null, null, '是', '是'],
          [2, '钱多', phone(5), null, null, '是', null],
        ],
        merges: [area(6, 1, 6, 7)],
      },
    ],
    told: [{ invited: 3, reached: 3, coming: 2, attended: 2, dealt: 1, walkIns: { attended: 2, dealt: 1 } }],
  },
  {
    mess: 'people who walked in among the lines, said so where the inviter stands',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', '签到', '成交'],
          [1, '王芳', phone(1), '谢东', '肯定来', '√', null],
          [2, '李强', phone(2), '自然到店', null, '√', '√'],
          [3, '赵敏', phone(3), '孙浩', '肯定来', null, null],
        ],
      },
    ],
    told: [
      { invited: 2, coming: 2, attended: 1, dealt: 0, inviters: ['谢东', '孙浩'], walkIns: { attended: 1, dealt: 1 } },
    ],
  },
  {
    mess: 'deals as words',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', '签到', '成交情况'],
          [1, '王芳', phone(1), '谢东', '来', '已到', '订1台'],
          [2, '李强', phone(2), '谢东', '来', '已到', '已订'],
          [3, '赵敏', phone(3), '孙浩', '来', '已到', '未订'],
          [4, '陈伟', phone(4), '孙浩', '来', '已到', '考虑中'],
          [5, '钱多', phone(5), '孙浩', '来', '未到', '无'],
          [6, '孙立', phone(6), '孙浩', '来', '已到', '现场下定CX-5'],
        ],
      },
    ],
    told: [{ invited: 6, coming: 6, attended: 5, dealt: 3 }],
  },
  {
    mess: 'deals as money, with 万',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', '签到', '成交金额'],
          [1, '王芳', phone(1), '谢东', '来', '√', '12.8万'],
          [2, '李强', phone(2), '谢东', '来', '√', 98_000],
          [3, '赵敏', phone(3), '孙浩', '来', '√', 0],
          [4, '陈伟', phone(4), '孙浩', '来', '√', null],
          ['合计', null, null, null, null, 4, '22.6万'],
        ],
      },
    ],
    told: [{ invited: 4, attended: 4, dealt: 2, output: 226_000 }],
  },
  {
    mess: 'what each guest brought to the workshop',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['空调养护活动邀约表'],
          ['序号', '姓名', '电话', '车牌', '邀约人', '邀约结果', '是否到店', '进厂产值(元)'],
          [1, '王芳', phone(1), '浙A12345', '谢东', '来', '是', '1,280'],
          [2, '李强', phone(2), '浙A12346', '谢东', '来', '是', 560.5],
          [3, '赵敏', phone(3), '浙A12347', '孙浩', '来', '否', null],
          ['合计', null, null, null, null, null, 2, 1840.5],
        ],
      },
    ],
    told: [{ invited: 3, attended: 2, dealt: 0, output: 1840.5 }],
  },
  {
    mess: 'deal or output in one column',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['换季活动邀约表'],
          [
            '序号',
            '姓名',
            '电话',
            '车型',
            '客群',
            '服务顾问',
            '邀约人',
            '第1次',
            '第2次',
            '第3次',
            '结果',
            '到店人数',
            '是否签到',
            '下订/成交/进厂产值',
            '未到原因',
            '备注',
          ],
          [
            1,
            '王芳',
            phone(1),
            'CX-5',
            '3',
            '冯远',
            '谢东',
            '6.1 已接通',
            null,
            null,
            '肯定来',
            1,
            '√',
            '下订',
            null,
            null,
          ],
          [
            2,
            '李强',
            phone(2),
            'CX-5',
            '6',
            '冯远',
            '谢东',
            '6.1 已接通',
            null,
            null,
            '肯定来',
            2,
            '√',
            '1860元',
            null,
            null,
          ],
          [
            3,
            '赵敏',
            phone(3),
            'CX-4',
            '6',
            '冯远',
            '孙浩',
            '6.1 已接通',
            null,
            null,
            '肯定来',
            null,
            null,
            null,
            '加班',
            null,
          ],
        ],
      },
    ],
    told: [{ invited: 3, coming: 3, attended: 2, dealt: 2, output: 1860 }],
  },
  {
    mess: 'filed on the day, and bought',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['外展邀约表'],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', '是否到场', '是否建卡', '是否成交'],
          [1, '王芳', phone(1), '谢东', '来', '是', '是', '否'],
          [2, '李强', phone(2), '谢东', '来', '是', '是', '是'],
          [3, '赵敏', phone(3), '孙浩', '来', '否', '否', '否'],
        ],
      },
    ],
    told: [{ invited: 3, attended: 2, dealt: 1, filed: 2 }],
  },
];
