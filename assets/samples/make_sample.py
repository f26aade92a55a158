#!/usr/bin/env python3
"""Makes assets/samples/示例-三表-2026-06.xlsx: one invented store, three consultants, June 2026 up to the 19th.

Every person, number and car buyer is invented (numbers begin with 1990000). A day-by-day history is simulated once and
written to register, matrices, daily reports and loss record, so that the sheets agree with each other as a careful
store's would; a few slips are left in on purpose and named on the first sheet.
The day on which it plays is put in afterwards, as the part urn:sanbiao:day that the pane reads:
`npx sanbiao apply SAMPLE --changes DAY.json` with [{"kind":"document-part","sheet":"","namespace":"urn:sanbiao:day","after":"2026-06-20"}].
Needs python3 with xlsxwriter (Debian: python3-xlsxwriter). Run it from anywhere; the seed makes it repeatable.
"""
import datetime as dt
import pathlib
import random

import xlsxwriter

SEED = 20260620
rng = random.Random(SEED)
YEAR, MONTH, DAYS = 2026, 6, 30
TODAY = dt.date(2026, 6, 20)
STORE = '星辰汽车城东店'
CONSULTANTS = ['周雅琴', '陈志远', '刘婷']
MODELS = ['星越 L', '星瑞', '缤越', '博越 PRO', '豪越', '熊猫 mini']
SOURCES = {'1': '自然来店', '2': '电话咨询', '3': '网络线索', '4': '朋友介绍', '5': '外展活动', '6': '户外广告'}
INTERVAL = {'H': 2, 'A': 4, 'B': 7, 'C': 15}
SURNAMES = list('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤')
GIVEN = ['志强', '淑芬', '建国', '雅静', '伟东', '丽娟', '俊杰', '晓燕', '国栋', '秀英', '浩然', '雨桐', '思远', '海燕', '文博', '佳怡', '振华', '玉兰', '子轩', '梦洁', '立新', '春梅', '宏伟', '小红', '天佑', '慧敏', '永康', '爱华', '家豪', '欣怡']

used_phones, used_names = set(), set()


def phone():
    while True:
        number = f'1990000{rng.randrange(10000):04d}'
        if number not in used_phones:
            used_phones.add(number)
            return number


def name():
    while True:
        surname = rng.choice(SURNAMES)
        text = surname + (rng.choice(GIVEN) if rng.random() < 0.72 else rng.choice(['先生', '女士', '小姐']))
        if text not in used_names:
            used_names.add(text)
            return text


class Customer:
    def __init__(self, consultant, first, carried=None):
        self.consultant, self.first = consultant, first
        self.name, self.phone = name(), phone()
        self.model, self.source = rng.choice(MODELS), rng.choice(list(SOURCES))
        self.carried = carried  # (level, date of last month's last visit)
        self.contacts, self.planned = {}, set()  # day -> level after
        self.closed, self.reason, self.rival = None, None, None
        self.register_level = None

    @property
    def level(self):
        return self.contacts[max(self.contacts)] if self.contacts else (self.carried[0] if self.carried else self.register_level)


def move(level):
    roll = rng.random()
    if level == 'H':
        return 'O' if roll < 0.2 else 'A' if roll < 0.4 else 'F1' if roll < 0.46 else 'H'
    if level == 'A':
        return 'H' if roll < 0.28 else 'B' if roll < 0.42 else 'F1' if roll < 0.47 else 'O' if roll < 0.52 else 'A'
    if level == 'B':
        return 'A' if roll < 0.22 else 'C' if roll < 0.34 else 'F1' if roll < 0.39 else 'B'
    return 'B' if roll < 0.2 else 'L' if roll < 0.26 else 'C'


def follow(customer, start, level):
    """Contacts and plans of a customer from `start` (day of June the last contact was, may be below 1) up to yesterday."""
    day, last = start, level
    while True:
        target = day + INTERVAL[last]
        if target > DAYS:
            return
        if target < 1:
            target = rng.choice([1, 2])
        if target >= TODAY.day:
            if rng.random() < 0.25:  # most marks from today on are left for the add-in to put
                customer.planned.add(target)
            return
        customer.planned.add(target)
        late = rng.random()
        done = target if late < 0.84 else target + 1 if late < 0.93 else target + 2
        if done >= TODAY.day:
            return
        last = move(last)
        customer.contacts[done] = last
        if last in ('O', 'F1', 'L'):
            customer.closed = (last, done)
            if last == 'O' and done + 4 < TODAY.day and rng.random() < 0.6:
                customer.contacts[done + rng.choice([3, 4])] = 'D'
            return
        day = done


REASONS = [('价格高', '竞品优惠多 8000 元', '哈弗 H6'), ('配置不满意', '想要全景天窗', '长安 CS75'), ('购车计划推迟', '房子装修，明年再看', ''), ('同城同品', '在城西店买了', '星越 L'), ('预算不足', '首付不够', '')]

customers = []
for consultant in CONSULTANTS:
    for _ in range(rng.randrange(12, 15)):
        level = rng.choices('HABC', [2, 4, 5, 4])[0]
        last = dt.date(2026, 5, 31) - dt.timedelta(days=rng.randrange(0, INTERVAL[level]))
        first = last - dt.timedelta(days=rng.randrange(3, 40))
        c = Customer(consultant, first, (level, last))
        follow(c, last.day - 31, level)
        customers.append(c)

VISITS = ['首次到店，看了实车，对空间满意', '带家人一起来，比较在意油耗', '路过进店，先了解价格', '网上看到活动来店咨询', '试驾后认可动力，回去商量', '置换咨询，旧车评估 4.2 万', '关注金融方案，首付 30%', '对比同级车，差价 5000 元', '来电问优惠和现车颜色', '朋友推荐来看，印象不错']
register = []
for day in range(1, TODAY.day):
    weekday = dt.date(YEAR, MONTH, day).weekday()
    for _ in range(rng.randrange(3, 5) if weekday < 5 else rng.randrange(5, 8)):
        consultant = rng.choice(CONSULTANTS)
        call = rng.random() < 0.18
        arrive = dt.time(rng.randrange(9, 18), rng.randrange(0, 60, 5))
        filed = rng.random() < 0.78
        row = dict(day=day, call=call, arrive=arrive, stay=rng.randrange(15, 75, 5), consultant=consultant, people=rng.randrange(1, 4), again=False,
                   drive=False, level='', follow='', closing='', outcome=rng.choice(VISITS), source=rng.choice(list(SOURCES.values())), name='', phone='', model=rng.choice(MODELS))
        if filed:
            level = rng.choices('HABC', [2, 4, 6, 4])[0]
            c = Customer(consultant, dt.date(YEAR, MONTH, day))
            c.register_level = level
            row.update(name=c.name, phone=c.phone, level=level, drive=rng.random() < 0.5 and not call, model=c.model, source=SOURCES[c.source])
            if day < TODAY.day - 1 and rng.random() < 0.93:
                row['follow'] = level if rng.random() < 0.7 else {'H': 'A', 'A': 'B', 'B': 'A', 'C': 'C'}[level]
            if level in 'HAB':
                c.contacts[day] = level
                if row['follow'] and day + 1 < TODAY.day:
                    c.contacts[day + 1] = row['follow']
                    if row['follow'] in INTERVAL:
                        follow(c, day + 1, row['follow'])
                else:
                    follow(c, day, level)
                if len([x for x in customers if x.consultant == consultant]) < 24:
                    customers.append(c)
        register.append(row)
    returning = [c for c in customers if c.contacts.get(day) and c.first.day != day and c.first < dt.date(YEAR, MONTH, day)]
    for c in rng.sample(returning, min(len(returning), rng.randrange(0, 2))):
        register.append(dict(day=day, call=False, arrive=dt.time(rng.randrange(10, 17), rng.randrange(0, 60, 5)), stay=40, consultant=c.consultant, people=2, again=True, drive=rng.random() < 0.4,
                             level=c.contacts[day] if c.contacts[day] in INTERVAL else '', follow='', closing='订金' if c.contacts[day] == 'O' else '', outcome='再次来店，谈价格与交车时间', source=SOURCES[c.source], name=c.name, phone=c.phone, model=c.model))
register.sort(key=lambda r: (r['day'], r['arrive']))
for c in customers:
    if c.closed and c.closed[0] in ('F1', 'L'):
        c.reason, c.note, c.rival = rng.choice(REASONS) if c.closed[0] == 'F1' else ('无法联系', '电话三次未接', '')

out = pathlib.Path(__file__).with_name('示例-三表-2026-06.xlsx')
book = xlsxwriter.Workbook(str(out))
book.set_properties({'title': '三表助手示例', 'author': '三表助手', 'created': dt.datetime(2026, 6, 20)})
F = {'font_name': '宋体', 'font_size': 10, 'valign': 'vcenter'}
BOX = {**F, 'border': 1}
fmt = lambda **more: book.add_format({**F, **more})
box = lambda **more: book.add_format({**BOX, 'align': 'center', **more})
title = fmt(font_size=18, bold=True, align='center')
head = box(bold=True, bg_color='#E7E6E6', text_wrap=True)
cell, left, date, clock = box(), box(align='left'), box(num_format='m"月"d"日"'), box(num_format='h:mm')
short_date = box(num_format='m/d', font_size=9)
mark = box(align='right', valign='top', font_size=11)
plain, small = fmt(), fmt(font_size=9)

readme = book.add_worksheet('说明')
readme.hide_gridlines(2)
readme.set_column('A:A', 3)
readme.set_column('B:B', 92)
lines = [('三表助手 · 示例工作簿', fmt(font_size=18, bold=True)), ('', plain),
         (f'{STORE} 2026 年 6 月的三表：来店（电）客户登记表、每位销售顾问一张意向客户接触状况表、6 月 19 日的营业日报表，另有战败/失控记录。', fmt(text_wrap=True)),
         ('人名、电话、成交全部是虚构的（电话以 1990000 开头）。请把 2026 年 6 月 20 日当作「今天」。', fmt(text_wrap=True)), ('', plain),
         ('怎么试：', fmt(bold=True)), ('1. 在右侧窗格点「今日」，看谁今天该联系、谁已逾期、谁要做 24 小时回访。', plain), ('2. 点「预览」，逐条查看将写入的 *、颜色和原因，可以去掉任何一条。', plain),
         ('3. 点「写入」；不满意就点「撤销」，表格恢复原样。', plain), ('4. 点「月度」里的「预览月度汇总表」，再点「写入」，生成 6 月的汇总表。', plain), ('', plain),
         ('故意留下的小毛病，和真实的表一样：', fmt(bold=True)), ('· 有的 * 过了日期还没有级别（漏访）；有的晚了一两天才联系。', plain), ('· 有几位来店客户没有填「追踪后级别」（24 小时回访没有做，或没有写）。', plain), ('· 没有留下电话的来店客户也占一行，只有时间和接待人。', plain)]
for i, (text, style) in enumerate(lines, start=1):
    readme.write(i, 1, text, style)
readme.set_row(1, 28)

reg = book.add_worksheet('来店(电)登记 6月')
heads = ['序号', '日期', '来店/来电', '来店时间', '离店时间', '客户姓名', '联系电话', '人数', '首次/再次', '意向车型', '信息来源', '意向级别', '是否试驾', '接待经过', '追踪后\n级别', '结案情形', '销售顾问', '备注']
widths = [5, 9, 9, 8, 8, 10, 13, 5, 8, 10, 10, 8, 8, 30, 7, 8, 9, 14]
reg.merge_range(0, 0, 0, len(heads) - 1, '来店(电)客户登记表', title)
reg.write(1, 0, f'专营店：{STORE}', plain)
reg.write(1, 9, '2026年6月', plain)
reg.write(1, 13, '销售经理签名：', plain)
for c, (h, w) in enumerate(zip(heads, widths)):
    reg.write(2, c, h, head)
    reg.set_column(c, c, w)
reg.set_row(0, 30)
reg.set_row(2, 30)
for i, r in enumerate(register):
    y, d = 3 + i, dt.datetime(YEAR, MONTH, r['day'])
    leave = (dt.datetime.combine(d, r['arrive']) + dt.timedelta(minutes=r['stay'])).time()
    values = [(i + 1, cell), (d, date), ('来电' if r['call'] else '来店', cell), (r['arrive'], clock), ('' if r['call'] else leave, clock), (r['name'], cell), (r['phone'], cell), (r['people'] if not r['call'] else '', cell),
              ('再次' if r['again'] else '首次', cell), (r['model'], cell), (r['source'], cell), (r['level'], cell), ('是' if r['drive'] else '否', cell), (r['outcome'], left), (r['follow'], cell), (r['closing'], cell), (r['consultant'], cell), ('' if r['name'] else '未留资料', cell)]
    for c, (v, f) in enumerate(values):
        if v == '':
            reg.write_blank(y, c, None, f)
        elif isinstance(v, (dt.datetime, dt.time)):
            reg.write_datetime(y, c, v, f)
        else:
            reg.write(y, c, v, f)
reg.freeze_panes(3, 0)
reg.autofilter(2, 0, 2 + len(register), len(heads) - 1)
reg.set_landscape(); reg.set_paper(9); reg.fit_to_pages(1, 0); reg.repeat_rows(2)

WEEK = '一二三四五六日'
FIRST_DAY = 11
for consultant in CONSULTANTS:
    ws = book.add_worksheet(f'{consultant} 6月')
    last = FIRST_DAY + DAYS
    ws.merge_range(0, 0, 0, last + 1, '意向客户接触状况表', title)
    ws.write(1, 0, f'专营店：{STORE}', plain); ws.write(1, 6, f'销售顾问：{consultant}', plain); ws.write(1, 20, '2026年6月', plain)
    for c, h in enumerate(['序号', '客户姓名', '联系电话', '意向车型', '初洽日期', '来源\n区分']):
        ws.merge_range(2, c, 4, c, h, head)
    ws.merge_range(2, 6, 2, 9, '上月留存', head)
    for k, level in enumerate('HABC'):
        ws.merge_range(3, 6 + k, 4, 6 + k, level, head)
    ws.merge_range(2, 10, 2, 10 + DAYS - 1, '接触日期（* 计划联系，联系后写级别）', head)
    for d in range(1, DAYS + 1):
        ws.write(3, 9 + d, d, head); ws.write(4, 9 + d, WEEK[dt.date(YEAR, MONTH, d).weekday()], head)
    ws.merge_range(2, 10 + DAYS, 4, 10 + DAYS, '促进\n结果', head)
    ws.merge_range(2, 11 + DAYS, 4, 11 + DAYS, '备注', head)
    mine = sorted([c for c in customers if c.consultant == consultant], key=lambda c: (c.carried is None, c.first))
    for i in range(28):
        y = 5 + i
        ws.set_row(y, 20)
        ws.write(y, 0, i + 1, cell)
        for c in range(1, 12 + DAYS):
            ws.write_blank(y, c, None, mark if 10 <= c < 10 + DAYS else cell)
        if i >= len(mine):
            continue
        c = mine[i]
        ws.write(y, 1, c.name, cell); ws.write(y, 2, c.phone, cell); ws.write(y, 3, c.model, cell)
        ws.write_datetime(y, 4, dt.datetime.combine(c.first, dt.time()), short_date); ws.write(y, 5, int(c.source), cell)
        if c.carried:
            ws.write_datetime(y, 6 + 'HABC'.index(c.carried[0]), dt.datetime.combine(c.carried[1], dt.time()), short_date)
        for d in sorted(set(c.contacts) | c.planned):
            text = c.contacts.get(d, '')
            ws.write(y, 9 + d, f'*{text}' if d in c.planned and text else text or '*', mark)
        if c.closed:
            ws.write(y, 11 + DAYS, {'O': '已订车', 'F1': f'战败：{c.reason}', 'L': '失控：无法联系'}[c.closed[0]], left)
    foot = 5 + 28
    ws.write(foot, 0, '来源区分：' + '  '.join(f'{k}.{v}' for k, v in SOURCES.items()), small)
    ws.write(foot + 1, 0, '级别：H 7天内  A 15天内  B 30天内  C 90天内  O 订车  D 交车  F1 战败  F2 冷冻  L 失控', small)
    ws.write(foot + 2, 0, '销售顾问签名：                销售经理签名：', small)
    ws.set_column(0, 0, 4.5); ws.set_column(1, 1, 9); ws.set_column(2, 2, 12.5); ws.set_column(3, 3, 9.5); ws.set_column(4, 4, 6.5); ws.set_column(5, 5, 5); ws.set_column(6, 9, 5)
    ws.set_column(10, 9 + DAYS, 3.4); ws.set_column(10 + DAYS, 10 + DAYS, 5); ws.set_column(11 + DAYS, 11 + DAYS, 17)
    ws.set_row(0, 30); ws.freeze_panes(5, 2)
    ws.set_landscape(); ws.set_paper(8); ws.fit_to_pages(1, 1); ws.print_area(0, 0, foot + 2, 11 + DAYS)

for consultant in CONSULTANTS:
    ws = book.add_worksheet(f'日报 {consultant} 6.19')
    day = TODAY.day - 1
    ws.merge_range(0, 0, 0, 14, '营业日报表', title)
    ws.write(1, 0, f'专营店：{STORE}', plain); ws.write(1, 5, f'销售顾问：{consultant}', plain); ws.write(1, 10, '日期：2026年6月19日', plain)
    for c, h in [(0, '序号'), (1, '客户姓名'), (2, '车型'), (3, '联系电话'), (4, '区域'), (5, '信息来源'), (6, '访问目的'), (13, '访问经过'), (14, '主管指示事项')]:
        ws.merge_range(2, c, 3, c, h, head)
    for a, b, h, subs in [(7, 8, '级别', ['原来', '现在']), (9, 10, '意向客户', ['上月留存', '本月新生']), (11, 12, '访问状况', ['电话', '拜访'])]:
        ws.merge_range(2, a, 2, b, h, head)
        for k, s in enumerate(subs):
            ws.write(3, a + k, s, head)
    mine = [c for c in customers if c.consultant == consultant and day in c.contacts]
    for i in range(20):
        y = 4 + i
        ws.write(y, 0, i + 1, cell)
        for c in range(1, 15):
            ws.write_blank(y, c, None, left if c in (13, 14) else cell)
        if i >= len(mine):
            continue
        c = mine[i]
        earlier = [d for d in c.contacts if d < day]
        before = c.contacts[max(earlier)] if earlier else (c.carried[0] if c.carried else '')
        after = c.contacts[day]
        new = not earlier and not c.carried
        row = [c.name, c.model, c.phone, rng.choice(['城东区', '高新区', '开发区', '东山县']), SOURCES[c.source], '开拓' if new else '手续' if after == 'D' else '促进', before, after,
               '√' if c.carried else '', '' if c.carried else '√', '' if new else f'{rng.randrange(9, 18)}:{rng.randrange(0, 60, 5):02d}', '√' if new else '',
               '新增意向客户' if new else '成交' if after == 'O' else '战败' if after == 'F1' else '失控' if after == 'L' else '促进中' if before == after else '确度变化']
        for k, v in enumerate(row):
            ws.write(y, 1 + k, v, left if k == 12 else cell) if v != '' else None
    ws.write(25, 0, '访问目的：开拓 促进 售后回访 手续　　级别：H 7天内  A 15天内  B 30天内  C 90天内', small)
    ws.write(26, 0, '销售顾问签名：                销售经理签名：', small)
    for c, w in enumerate([5, 10, 10, 13, 9, 10, 9, 6, 6, 9, 9, 8, 8, 24, 18]):
        ws.set_column(c, c, w)
    ws.set_row(0, 30); ws.set_landscape(); ws.set_paper(9); ws.fit_to_pages(1, 1)

ws = book.add_worksheet('战败失控记录 6月')
heads = ['序号', '日期', '客户姓名', '联系电话', '意向车型', '初洽日期', '原级别', '类别', '战败原因', '购买车型', '销售顾问', '备注']
ws.merge_range(0, 0, 0, len(heads) - 1, '销售促成战败/失控记录表', title)
ws.write(1, 0, f'专营店：{STORE}', plain); ws.write(1, 8, '2026年6月', plain)
for c, (h, w) in enumerate(zip(heads, [5, 9, 10, 13, 10, 9, 8, 8, 16, 12, 10, 24])):
    ws.write(2, c, h, head); ws.set_column(c, c, w)
lost = sorted([c for c in customers if c.closed and c.closed[0] in ('F1', 'L')], key=lambda c: c.closed[1])
for i, c in enumerate(lost):
    y = 3 + i
    before = [c.contacts[d] for d in sorted(c.contacts) if d < c.closed[1]]
    row = [i + 1, dt.datetime(YEAR, MONTH, c.closed[1]), c.name, c.phone, c.model, dt.datetime.combine(c.first, dt.time()), before[-1] if before else c.carried[0] if c.carried else '', '战败' if c.closed[0] == 'F1' else '失控', c.reason, c.rival, c.consultant, c.note]
    for k, v in enumerate(row):
        if isinstance(v, dt.datetime):
            ws.write_datetime(y, k, v, date)
        else:
            ws.write(y, k, v, left if k in (8, 11) else cell)
ws.write(3 + len(lost) + 1, 0, '销售经理签名：', small)
ws.set_row(0, 30); ws.set_landscape(); ws.set_paper(9); ws.fit_to_pages(1, 0)
book.close()
print(out.name, len(register), 'register lines,', len(customers), 'matrix rows,', len(lost), 'losses')
