import { area, phone, type Messy } from './messy';

/** Other habits of stores, found after the first lists. */
export const HABITS_KEPT: readonly Messy[] = [
  {
    mess: 'reached in a column of its own, the answer under 意向, the day beside the title',
    sheets: [
      {
        name: '邀约',
        rows: [
          ['老客户答谢会邀约登记表', null, null, '2026年7月11日'],
          [
            'NO',
            '客户名称',
            '联系方式',
            '车型',
            '邀约专员',
            '是否达到',
            '意向',
            '首次邀约时间',
            '二次邀约时间',
            '三次邀约时间',
            '到店情况',
            '备注',
          ],
          [1, '王芳', phone(1), 'CX-5', '谢东', '达到', '会来', '7.1', null, null, '已到店', null],
          [2, '李强', phone(2), 'CX-5', '谢东', '未达到', null, '7.1', '7.3', null, '未到店', null],
          [3, '赵敏', phone(3), 'CX-5', '孙浩', '达到', '考虑', '7.1', '7.3', '7.5', '未到店', null],
        ],
      },
    ],
    told: [
      {
        name: '老客户答谢会',
        from: '2026-07-11',
        invited: 3,
        reached: 2,
        coming: 1,
        unsure: 1,
        attended: 1,
        belowThreeFollowUps: 1,
      },
    ],
  },
  {
    mess: 'who called under each call, and the time of signing in',
    sheets: [
      {
        name: '跟进',
        rows: [
          ['“焕新季”团购邀约跟进表'],
          [
            '序号',
            '姓名',
            '电话',
            '所属顾问',
            '第一次邀约',
            null,
            null,
            '第二次邀约',
            null,
            null,
            '最终结果',
            '签到时间',
            '是否订车',
          ],
          [null, null, null, null, '时间', '邀约人', '结果', '时间', '邀约人', '结果', null, null, null],
          [1, '王芳', phone(1), '孙浩', '6/1', '谢东', '接通', null, null, null, '确定来', '10:05', '是'],
          [2, '李强', phone(2), '孙浩', '6/1', '谢东', '未接', '6/3', '谢东', '接通', '不来', null, null],
          [3, '赵敏', phone(3), '谢东', '6/1', '孙浩', '未接', null, null, null, null, '10:20', null],
        ],
        merges: [area(2, 5, 2, 7), area(2, 8, 2, 10)],
      },
    ],
    told: [
      {
        invited: 3,
        reached: 2,
        coming: 1,
        notComing: 1,
        attended: 2,
        dealt: 1,
        belowThreeFollowUps: 1,
        inviters: ['谢东', '孙浩'],
      },
    ],
  },
  {
    mess: 'numbered lines that nobody has filled in',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购邀约表'],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', '签到'],
          [1, '王芳', phone(1), '谢东', '来', '√'],
          [2, null, null, null, null, null],
          [3, null, null, null, null, null],
          [4, null, null, '谢东', null, null],
        ],
      },
    ],
    told: [{ invited: 1, coming: 1 }],
  },
  {
    mess: 'a number before each answer',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购邀约表'],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', '签到'],
          [1, '王芳', phone(1), '谢东', '1.肯定来', '√'],
          [2, '李强', phone(2), '谢东', '2.不确定', null],
          [3, '赵敏', phone(3), '谢东', '3、肯定不来', null],
        ],
      },
    ],
    told: [{ invited: 3, coming: 1, unsure: 1, notComing: 1 }],
  },
  {
    mess: 'owners of the workshop, what was said behind each call',
    sheets: [
      {
        name: '售后邀约',
        rows: [
          ['金秋免检活动客户邀约表', null, null, null, '活动时间：2026年9月19日至9月21日'],
          [
            '序号',
            '车牌',
            '车主',
            '电话',
            '服务顾问',
            '邀约人',
            '第一次回访',
            '第二次回访',
            '第三次回访',
            '是否来店',
            '实际进厂',
            '消费金额',
          ],
          [1, '浙A12345', '王芳', phone(1), '冯远', '谢东', '9.10 接通，肯定来', null, null, '来', '是', 860],
          [2, '浙A12346', '李强', phone(2), '冯远', '谢东', '9.10 未接', '9.12 接通，再考虑', null, '待定', null, null],
          [3, '浙A12347', '赵敏', phone(3), '冯远', '孙浩', '9.11 不来，在外地', null, null, '不来', '否', null],
        ],
      },
    ],
    told: [
      {
        name: '金秋免检',
        from: '2026-09-19',
        to: '2026-09-21',
        invited: 3,
        reached: 3,
        coming: 1,
        unsure: 1,
        notComing: 1,
        attended: 1,
        output: 860,
      },
    ],
  },
  {
    mess: 'counts over the list',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['端午团购邀约表'],
          ['活动时间', '2026-06-13'],
          ['邀约', '到店', '成交'],
          [4, 2, 1],
          [],
          [],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', '是否到店', '是否成交'],
          [1, '王芳', phone(1), '谢东', '来', '是', '是'],
          [2, '李强', phone(2), '谢东', '来', '是', '否'],
        ],
      },
    ],
    told: [{ name: '端午团购', from: '2026-06-13', invited: 2, coming: 2, attended: 2, dealt: 1 }],
  },
  {
    mess: 'a sheet for each day',
    sheets: ['6月13日', '6月14日'].map((name) => ({
      name,
      rows: [
        ['端午团购签到邀约表'],
        ['序号', '姓名', '电话', '邀约人', '邀约结果', '签到'],
        [1, '王芳', phone(1), '谢东', '来', '√'],
      ],
    })),
    told: [
      { invited: 1, attended: 1 },
      { invited: 1, attended: 1 },
    ],
  },
  {
    mess: 'who is sure, and a deposit',
    sheets: [
      {
        name: '邀约名单',
        rows: [
          ['品鉴会邀约名单'],
          [
            '姓名',
            '电话',
            '意向车型',
            '级别',
            '销售顾问',
            '邀约人',
            '是否确认参加',
            '参加人数',
            '现场下订金额',
            '未参加原因',
          ],
          ['王芳', phone(1), 'CX-5', 'H', '孙浩', '谢东', '已确认', '2位', '5000元', null],
          ['李强', phone(2), 'CX-5', 'A', '孙浩', '谢东', '未确认', null, null, null],
          ['赵敏', phone(3), 'CX-5', 'A', '孙浩', '谢东', '拒绝', null, null, '已购他车'],
        ],
      },
    ],
    told: [{ invited: 3, coming: 1, unsure: 1, notComing: 1, attended: 1, dealt: 1, output: 5000, reasons: 0 }],
  },
];
