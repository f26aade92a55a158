import { area, phone, type Messy } from './messy';

/** Answers in words, as ticks, as numbers, with their reason in the same cell. */
export const ANSWERS_KEPT: readonly Messy[] = [
  {
    mess: 'a column of ticks for each answer under one head',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', null, null, '是否到场', '是否下订'],
          [null, null, null, null, '肯定来', '不确定', '肯定不来', null, null],
          [1, '王芳', phone(1), '谢东', '√', null, null, '√', '√'],
          [2, '李强', phone(2), '谢东', null, '√', null, null, null],
          [3, '赵敏', phone(3), '孙浩', null, null, '√', null, null],
          [4, '陈伟', phone(4), '孙浩', null, null, null, null, null],
        ],
        merges: [area(2, 5, 2, 7)],
      },
    ],
    told: [
      { invited: 4, reached: 3, coming: 1, unsure: 1, notComing: 1, unanswered: 1, attended: 1, dealt: 1, dealRate: 1 },
    ],
  },
  {
    mess: 'a column for each answer without a head over them, 1 where it holds',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '邀约人', '来', '待定', '不来', '到店'],
          [1, '王芳', phone(1), '谢东', 1, null, null, 1],
          [2, '李强', phone(2), '谢东', null, 1, null, null],
          [3, '赵敏', phone(3), '孙浩', null, null, 1, null],
          [4, '陈伟', phone(4), '孙浩', 1, 0, 0, 0],
          ['合计', null, null, null, 2, 1, 1, 1],
        ],
      },
    ],
    told: [{ invited: 4, reached: 4, coming: 2, unsure: 1, notComing: 1, attended: 1, showRate: 0.5 }],
  },
  {
    mess: '1 and 0 for coming, come and bought',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '顾问', '邀约人', '是否参加', '是否到店', '是否成交'],
          [1, '王芳', phone(1), '谢东', '谢东', 1, 1, 1],
          [2, '李强', phone(2), '谢东', '谢东', 0, 0, 0],
          [3, '赵敏', phone(3), '孙浩', '孙浩', 1, 0, 0],
          [4, '陈伟', phone(4), '孙浩', '孙浩', null, null, null],
        ],
      },
    ],
    told: [{ invited: 4, reached: 3, coming: 2, notComing: 1, unanswered: 1, attended: 1, dealt: 1 }],
  },
  {
    mess: 'answers of everyday words, and one that nobody understands',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '邀约人', '客户反馈', '备注'],
          [1, '王芳', phone(1), '谢东', '准时到', null],
          [2, '李强', phone(2), '谢东', '有意向', null],
          [3, '赵敏', phone(3), '孙浩', '无意向', null],
          [4, '陈伟', phone(4), '孙浩', '来不了', null],
          [5, '钱多', phone(5), '孙浩', '尽量来', null],
          [6, '孙立', phone(6), '孙浩', '周六答复', null],
          [7, '周全', phone(7), '孙浩', '不一定', null],
          [8, '吴双', phone(8), '孙浩', '会来', null],
          [9, '郑好', phone(9), '孙浩', '没空', null],
          [10, '冯青', phone(10), '孙浩', '肯定到', null],
        ],
      },
    ],
    told: [{ invited: 10, coming: 3, unsure: 4, notComing: 3, unread: undefined }],
  },
  {
    mess: 'a reason behind the answer',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', '未到原因'],
          [1, '王芳', phone(1), '谢东', '肯定来，带2个朋友', null],
          [2, '李强', phone(2), '谢东', '不来（在外地出差）', null],
          [3, '赵敏', phone(3), '孙浩', '肯定不来-已购竞品车', null],
          [4, '陈伟', phone(4), '孙浩', '待定，周五再联系客户确认时间', null],
          [5, '钱多', phone(5), '孙浩', '肯定不来', null],
        ],
      },
    ],
    told: [{ invited: 5, coming: 1, unsure: 1, notComing: 3, reasons: 1 }],
  },
  {
    mess: 'boxes to tick in the cell',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '邀约人', '邀约结果', '是否签到'],
          [1, '王芳', phone(1), '谢东', '☑肯定来 □不确定 □肯定不来', '☑是 □否'],
          [2, '李强', phone(2), '谢东', '□肯定来 ☑不确定 □肯定不来', '□是 ☑否'],
          [3, '赵敏', phone(3), '孙浩', '□肯定来 □不确定 ☑肯定不来', '□是 □否'],
          [4, '陈伟', phone(4), '孙浩', '□肯定来 □不确定 □肯定不来', '□是 □否'],
        ],
      },
    ],
    told: [{ invited: 4, reached: 3, coming: 1, unsure: 1, notComing: 1, unanswered: 1, attended: 1 }],
  },
  {
    mess: 'ticks for coming and crosses for not',
    sheets: [
      {
        name: '邀约',
        rows: [
          ['车主讲堂邀约'],
          ['姓名', '手机', '车牌', '邀约人', '邀约回复', '实到'],
          ['王芳', phone(1), '浙A12345', '谢东', '√', '√'],
          ['李强', phone(2), '浙A12346', '谢东', '×', null],
          ['赵敏', phone(3), '浙A12347', '谢东', '?', null],
          ['陈伟', phone(4), '浙A12348', '谢东', '△', null],
          ['钱多', phone(5), '浙A12349', '谢东', null, '√'],
        ],
      },
    ],
    told: [{ name: '车主讲堂', invited: 5, coming: 1, notComing: 1, unsure: 2, attended: 2 }],
  },
  {
    mess: 'reached or not in a column of its own',
    sheets: [
      {
        name: '邀约表',
        rows: [
          ['团购会邀约表'],
          ['序号', '姓名', '电话', '邀约人', '是否接通', '邀约结果'],
          [1, '王芳', phone(1), '谢东', '是', '肯定来'],
          [2, '李强', phone(2), '谢东', '是', null],
          [3, '赵敏', phone(3), '孙浩', '否', null],
          [4, '陈伟', phone(4), '孙浩', null, null],
        ],
      },
    ],
    told: [{ invited: 4, reached: 2, coming: 1, unanswered: 3 }],
  },
  {
    mess: 'Traditional characters',
    sheets: [
      {
        name: '邀約表',
        rows: [
          ['端午團購邀約表'],
          ['序號', '客戶姓名', '聯繫電話', '銷售顧問', '邀約人', '邀約結果', '是否簽到', '未到原因'],
          [1, '王芳', phone(1), '孫浩', '謝東', '肯定來', '是', null],
          [2, '李強', phone(2), '孫浩', '謝東', '不確定', null, null],
          [3, '趙敏', phone(3), '謝東', '孫浩', '肯定不來', null, '出差'],
        ],
      },
    ],
    told: [{ invited: 3, coming: 1, unsure: 1, notComing: 1, attended: 1, crossShare: 1, reasons: 0 }],
  },
  {
    mess: 'English heads and answers',
    sheets: [
      {
        name: 'Invitation list',
        rows: [
          ['Summer open day invitation list'],
          ['No.', 'Name', 'Phone', 'Consultant', 'Invited by', 'RSVP', 'Attended', 'Deal'],
          [1, 'Wang Fang', phone(1), 'Sun Hao', 'Xie Dong', 'Yes', 'Yes', 'Yes'],
          [2, 'Li Qiang', phone(2), 'Sun Hao', 'Xie Dong', 'Maybe', null, null],
          [3, 'Zhao Min', phone(3), 'Xie Dong', 'Sun Hao', 'No', 'No', null],
        ],
      },
    ],
    told: [{ invited: 3, coming: 1, unsure: 1, notComing: 1, attended: 1, dealt: 1 }],
  },
];
