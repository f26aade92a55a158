import { list } from './list';
import type { KeyTail } from '../../words';
import type { AfterSalesKind } from '../families';

/** Kinds of other sheets, as the refusal names them. */
export type ForeignSheet = KeyTail<'forms.foreign.'>;

/** Other sheets that dealers keep: what their headers and titles say. A table that says more of this than of a form is none. */
export interface ForeignWords {
  readonly what: ForeignSheet;
  /** Headers that only such a sheet has, with their weight. */
  readonly headers: readonly (readonly [number, readonly string[]])[];
  readonly titles: readonly string[];
  /** Headers that cannot be listed, as they are composed. */
  readonly patterns?: readonly (readonly [number, RegExp])[];
}

export const FOREIGN: readonly ForeignWords[] = [
  {
    what: 'test-drive',
    headers: [
      [
        3,
        list(
          '驾驶证 驾驶证号 驾照号 驾照 驾驶证号码 驾龄 试驾车型 试乘试驾车型 试驾车辆 试驾车牌 试驾车牌号 试驾路线 ' +
            '试驾里程 试驾感受 试驾评价 试驾反馈 试驾协议 试驾专员 陪驾 陪驾人 陪驾员 陪驾顾问 试驾开始时间 ' +
            '试驾结束时间 试驾时间 试驾日期 出车时间 还车时间 出发里程 返回里程 licenseno driverlicense ' +
            'testdrivemodel testdrivedate',
        ),
      ],
      [2, list('出发时间 返回时间 归还时间 出库里程 车牌 车牌号 车牌号码')],
    ],
    patterns: [
      [
        3,
        /^(?:试[驾乘]|试乘试驾).*(?:车型|车辆|车牌|线路|路线|时间|日期|里程|协议|时长|感受)|^(?:是否)?签(?:订|署)?(?:试驾)?协议/u,
      ],
    ],
    titles: list(
      '试驾登记 试乘试驾登记 试驾记录 试乘试驾记录 试驾车 试驾预约 试驾台账 试乘试驾预约 试驾协议 试驾表 ' +
        '试乘试驾表 试驾统计 testdrive',
    ),
  },
  {
    what: 'orders',
    headers: [
      [
        3,
        list(
          '订单号 订单编号 合同号 合同编号 成交价 成交价格 开票价 开票日期 发票号 发票日期 裸车价 落地价 交车日 ' +
            '交车日期 预计交车日 预计交车日期 交付日期 签订日期 签约日期 下订日期 订车日期 定车日期 订单日期 提车日期 ' +
            '上牌日期 尾款 余款 首付款 贷款金额 按揭金额 装潢金额 保险金额 购置税 合同金额 订单状态 配车状态 车辆状态 ' +
            '佣金 毛利 单车毛利 返利 orderno orderdate deliverydate price contractno invoice deposit',
        ),
      ],
      [
        2,
        list(
          '定金 订金 定金金额 订金金额 首付 贷款银行 按揭银行 期数 精品 装潢 加装 赠品 实收 已收 应收 车款 退订日期 ' +
            '销售价 优惠金额 金额 合计金额 上牌 临牌',
        ),
      ],
    ],
    titles: list(
      '订单 交车 销售台账 成交客户 销量 销售明细 交付 定车 订车 开票 合同 退订 销售记录 保有客户 基盘客户 按揭 ' +
        '贷款 上牌 精品 装潢 财务 收款 佣金 提成 order delivery',
    ),
  },
  {
    what: 'stock',
    headers: [
      [
        3,
        list(
          '车架号 车架号码 底盘号 vin vin码 车辆识别代号 车辆识别码 发动机号 发动机号码 入库日期 入库时间 库龄 库位 ' +
            '库存天数 库存状态 在库天数 出库日期 到货日期 到店车日期 生产日期 合格证 合格证号 在途 库存数量 库存数 ' +
            '车位 钥匙号 物料号 配置代码 采购日期 质押状态 stock chassisno engineno',
        ),
      ],
      [2, list('入库 出库 数量 库存 仓库 存放位置 供应商 进价')],
    ],
    titles: list('库存 在库 车辆清单 车辆台账 入库 出库 盘库 资源表 车源 到货 展车 配件 stock inventory'),
  },
  {
    what: 'prices',
    headers: [
      [
        3,
        list(
          '指导价 厂家指导价 市场指导价 建议零售价 厂商指导价 优惠价 优惠后价格 全国统一价 促销价 现金优惠 让利 ' +
            '综合优惠 msrp listprice',
        ),
      ],
      [2, list('价格 售价 单价 排量 变速箱 配置 车型代码 贴息 补贴')],
    ],
    titles: list('价格表 价目 报价单 报价表 价格政策 商务政策 促销政策 优惠政策 指导价 pricelist'),
  },
  {
    what: 'service',
    headers: [
      [
        3,
        list(
          '工单号 工单 委托书号 进厂日期 进厂时间 出厂时间 出厂日期 进站日期 进站时间 维修项目 维修类型 维修类别 ' +
            '维修内容 保养项目 保养里程 保养日期 故障描述 故障 接车员 维修技师 技师 送修人 工时 工时费 配件 ' +
            '配件费 上次保养 下次保养 下次保养日期 下次保养里程 行驶公里 里程 里程数 公里数 报修内容 结算金额 理赔 ' +
            '出险 事故 定损 保险公司 保险到期 保险到期日 保单号 交强险 商业险 续保 是否续保 年检日期 保险到期日期 ' +
            'mileage serviceadvisor repair workorder',
        ),
      ],
      // where consultants of the showroom are called so, it is a column of a register
      [2, list('服务顾问 车牌 车牌号 车牌号码 购车日期 购车时间 牌照 牌照号 plate plateno')],
    ],
    titles: list('维修 保养 服务 售后 车间 工单 钣喷 接车 预约维修 续保 保险 理赔 首保 流失招揽 招揽 service repair'),
  },
  {
    what: 'calls',
    headers: [
      [
        3,
        list(
          '关怀日期 关怀方式 关怀结果 关怀内容 满意度 满意度评分 客户满意度 满意程度 非常满意 不满意原因 评分 得分 回访员 回访人 回访专员 客服专员 客服 ' +
            '客户抱怨 抱怨内容 投诉内容 投诉 投诉类型 投诉日期 处理结果 处理人 处理意见 处理方案 回访结果 是否满意 ' +
            '回访情况 回访内容 回访时间 三日回访 七日回访 是否接通 接通 接通情况 客户建议 客户意见 改善建议 服务态度 ' +
            'satisfaction csi ssi score complaint callresult',
        ),
      ],
      [2, ['交车时间', '购车日期', '销售日期', '车主姓名', '外呼时间']],
    ],
    titles: list(
      '售后回访 满意度 客户回访 电话回访 回访记录 回访登记 回访表 三日回访 投诉 客服 csi ssi 关怀 外呼 ' +
        'satisfaction survey',
    ),
  },
  {
    what: 'invitation',
    headers: [[3, list('邀约类型 邀约目标 计划邀约时间 计划邀约日期 计划见面时间 是否邀约成功 到店结果记录')]],
    titles: list('邀约计划 邀约表'),
  },
  {
    what: 'attendance',
    headers: [
      [
        3,
        list(
          '出勤 出勤天数 应出勤 实出勤 实际出勤 应出勤天数 休息 休息天数 休 加班 加班天数 加班时数 迟到 早退 旷工 ' +
            '事假 病假 年假 年休 调休 请假 婚假 产假 缺勤 考勤 班次 早班 晚班 中班 值班 夜班 轮休 签到 签到时间 签退 ' +
            '打卡 上班时间 下班时间 工号 入职日期 岗位 职位 工资 签到人 attendance absent present overtime leavedays ' +
            'daysworked workdays shift employee employeename employeeid',
        ),
      ],
      [2, ['天数合计', '合计天数', '部门']],
    ],
    titles: list(
      '考勤 出勤 排班 值班 班次 签到 轮休 值日 工资 花名册 通讯录 员工 加班 请假 培训 attendance roster duty ' +
        'timesheet shift payroll',
    ),
  },
  {
    what: 'statistics',
    headers: [
      [
        3,
        list(
          '成交率 留档率 试驾率 完成率 达成率 转化率 占比 比率 比例 百分比 同比 环比 增长率 目标 目标台数 月目标 ' +
            '实际完成 完成数 达成 差异 首次来店批次 来店批次 客流量 客流 来店量 来电量 留档量 留档数 成交量 成交数 ' +
            '成交台数 订单数 订单量 交车数 交车量 战败数 战败量 试驾数 试驾量 批次 累计 月累计 本日累计 排名 线索量 ' +
            '线索数 有效线索数 到店数 到店量 邀约数 人均 单价 总计 台数 数量 次数合计 conversion target actualtarget ' +
            'rate share count total ranking',
        ),
      ],
      [1, list('合计 小计 成交 留档 试驾 来店 来电 战败 订单 交车')],
    ],
    titles: list(
      '统计 汇总 看板 分析报告 达成 漏斗 目标 绩效 排名 排行 月报 周报 总结 趋势 客流分析 渠道分析 战败分析汇总 ' +
        'dashboard summary statistics kpi',
    ),
  },
  {
    what: 'budget',
    headers: [
      [
        3,
        list(
          '预算金额 费用 费用项目 费用金额 实际费用 活动费用 报销 预算执行 物料 物料名称 科目 摘要 借方 贷方 余额 ' +
            '收入 支出 凭证号 expense amount cost',
        ),
      ],
      [2, list('金额 单位 规格 供应商 活动名称 活动时间 活动地点 负责部门')],
    ],
    titles: list('预算 费用 报销 活动方案 物料 采购 活动计划 推广计划 市场活动 budget expense'),
  },
  {
    what: 'survey',
    headers: [
      [
        3,
        list(
          '题目 题号 问题 选项 答案 非常满意 满意 一般 不满意 非常不满意 同意 不同意 考核项目 考核标准 考核内容 ' +
            '权重 检查项目 检查标准 检查结果 评价项目 整改 责任部门 question answer option',
        ),
      ],
      [1, ['分值', '标准', '项目', '要求']],
    ],
    titles: list('问卷 调查 调研 考核 检查表 点检 测评 考试 评估 questionnaire checklist'),
  },
];

/** Sheets that resemble a form about owners and are none: what their titles and headers say, and what makes it one of ours all the same. */
export const FOREIGN_AFTER: readonly {
  readonly what: ForeignSheet;
  /** The forms that it is taken for; absent: any. */
  readonly of?: readonly AfterSalesKind[];
  readonly titles: RegExp;
  readonly headers: RegExp;
  readonly unless?: RegExp;
}[] = [
  {
    what: 'test-drive',
    titles: /试[驾乘]/u,
    headers: /^试[驾乘]|^陪驾/u,
  },
  {
    what: 'orders',
    titles: /订单|订车|下订|定车|合同|退订|待交|未交车|交车(?:计划|安排|排期|准备)/u,
    headers: /^(?:预计|计划|预约|承诺)交车(?:日期|时间|日)?$|^工厂指导价$|^(?:配车|到车)(?:状态|日期)$/u,
    unless: /^(?:实际)?(?:交车|提车|交付)(?:日期|时间|日)$|^邀约人员?$/u,
  },
  {
    what: 'bookings',
    titles: /预约/u,
    headers: /^预约(?:项目|工位|类型|内容|编号|单号|状态|渠道|服务)$/u,
    unless: /^(?:进厂|来厂|维修|进站|出厂)(?:日期|时间)$|^邀约人员?$|^答复$/u,
  },
  {
    what: 'referral',
    titles: /转介绍(?:奖励|登记|台账|明细|客户)|推荐(?:奖励|有礼|酬金)|老带新|经纪人/u,
    headers: /^被(?:推荐|介绍)(?:客户|人)|^经纪人|^酬金|^(?:推荐|介绍|奖励)(?:日期|金额|积分|礼品)$/u,
  },
  {
    what: 'repair-calls',
    of: ['delivery-follow-up'],
    titles:
      /(?:维修|保养|服务|修)后[^\n]{0,4}(?:回访|关怀|跟踪)|72小时(?:回访|关怀)|(?:维修|保养|出厂|工单)(?:客户|车辆|顾客|用户)?(?:电话)?回访|回厂回访/u,
    headers:
      /^(?:出厂|结算|离厂|交修|修后|维修|保养|进厂|来厂|进站)(?:日期|时间)$|^维修(?:项目|内容|类型|类别)$|^工单号$/u,
    unless: /^(?:交车|提车|交付|购车|购买|开票)(?:日期|时间|日)$/u,
  },
  {
    what: 'repair-calls',
    of: ['service-history'],
    titles: /(?:维修|保养|服务|修)后[^\n]{0,4}(?:回访|关怀|跟踪)|回访/u,
    headers: /^回访(?:日期|时间|结果|情况|内容|人|员|人员)$|^满意度$/u,
    unless: /金额|产值|费用|工单号|委托书号/u,
  },
];
