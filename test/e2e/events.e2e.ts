import assert from 'node:assert/strict';

import { openDesk, settled, showView, type Pane } from './desk';
import { faults } from './faults';
import { overhanging, setPaneWidth } from './pane-width';
import { EVERY_HOST, scenario } from './scenario';

const go = (pane: Pane, name: string): Promise<void> => pane.getByRole('tab', { name }).click();

const openEvents = async (pane: Pane): Promise<void> => {
  await go(pane, '更多');
  await pane.locator('[data-view="more"] [data-action="go-events"]').click();
};

const written = async (pane: Pane): Promise<void> => {
  await pane.getByRole('button', { name: /^写入 \d+ 处$/u }).click();
  await pane
    .getByText(/已写入 \d+ 处/u)
    .first()
    .waitFor({ timeout: 60_000 });
};

const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  contrast: { colorScheme: 'light', forcedColors: 'active' },
} as const;

scenario(
  'an event is made, a guest is called, signs in on the day, and the summary is written',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    const look = async (name: string): Promise<void> => {
      assert.deepEqual(await faults(page), [], name);
      const { SHOTS } = process.env;
      if (SHOTS === undefined) return;
      for (const [scheme, media] of Object.entries(LOOKS))
        for (const width of ['270', '320', '350']) {
          await page.emulateMedia({ reducedMotion: 'reduce', ...media });
          await setPaneWidth(page, width);
          assert.deepEqual(await overhanging(page), [], `${name} at ${width}`);
          await page.screenshot({ path: `${SHOTS}/event-${name}-${scheme}-${width}-${stage.host}.png` });
        }
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    };
    await showView(page, 'events', () => openEvents(pane));
    await pane.getByText('这个工作簿里还没有邀约表', { exact: false }).waitFor();
    await look('none');

    await showView(page, 'event-plan', () => pane.getByRole('button', { name: '做一场活动' }).click());
    await pane.getByRole('button', { name: '预览活动方案和邀约表' }).waitFor();
    await pane.getByText('先选要请哪些客户').waitFor();
    await pane.getByRole('textbox', { name: '活动名称' }).fill('周末团购');
    await pane.locator('input[type="date"]').first().fill('2026-06-27');
    await pane.getByRole('textbox', { name: '目标到场（批）' }).fill('10');
    await pane.getByRole('checkbox', { name: /^H（[1-9]\d*）$/u }).check();
    await pane.getByRole('checkbox', { name: /^A（[1-9]\d*）$/u }).check();
    // Until a choice was counted, the count of the choice before stands there, marked as busy.
    const counted = pane.locator('[role="status"][aria-busy="false"]', { hasText: '可邀请' });
    const invited = await settled(
      async () => Number(/可邀请 (\d+) 位/u.exec((await counted.textContent()) ?? '')?.[1]),
      (number) => number > 3,
    );
    assert.ok(invited > 3, `${String(invited)} guests`);
    await pane.getByRole('checkbox', { name: '邀约表上写完整电话和车牌' }).check();
    await look('plan');
    await pane.getByRole('button', { name: '预览活动方案和邀约表' }).click();
    await written(pane);

    // Back among the events, with the calls that the list owes.
    await pane.locator('[data-view="events"] [role="listitem"]').first().waitFor();
    await pane.getByText(`今天要打的邀约电话 · ${String(invited)}`).waitFor();
    await look('event');
    const first = pane.getByRole('button', { name: /^记录邀约：/u }).first();
    const name = /^记录邀约：(\S+)/u.exec((await first.getAttribute('aria-label')) ?? '')?.[1] ?? '';
    // The call stands among today's, too, and is logged from there.
    await go(pane, '今日');
    await pane.locator('input[aria-label="姓名、车型、尾号"]').fill(name);
    await pane.getByText(/^活动邀约 · \d+$/u).waitFor();
    await pane.getByRole('button', { name: new RegExp(`^记录邀约：${name}`, 'u') }).click();
    await pane.getByRole('button', { name: '肯定来' }).click();
    await look('guest');
    await written(pane);

    // Somebody else is unsure: from then on the manager has the guest on a list of the own.
    await showView(page, 'events', () => openEvents(pane));
    const next = pane.getByRole('button', { name: /^记录邀约：/u }).first();
    const second = /^记录邀约：(\S+)/u.exec((await next.getAttribute('aria-label')) ?? '')?.[1] ?? '';
    await next.click();
    await pane.getByRole('button', { name: '不确定' }).click();
    await written(pane);
    await showView(page, 'events', () => openEvents(pane));
    await pane.getByText('经理陪战：不确定的客户 · 1').waitFor();
    await pane.getByRole('button', { name: new RegExp(`^记录邀约：${second} 深度跟进`, 'u') }).waitFor();
    await look('manager');
    await pane.getByRole('button', { name: '跟进 / 签到' }).click();

    // On the day: name, and one press.
    await pane.getByRole('button', { name: '现场签到' }).click();
    await pane.getByRole('textbox', { name: '客户' }).fill(name);
    await written(pane);
    await showView(page, 'events', () => openEvents(pane));
    const figures = await settled(
      async () => (await pane.getByRole('group', { name: '活动数字' }).textContent()) ?? '',
      (told) => told.includes('1/10'),
    );
    assert.match(figures, new RegExp(`${String(invited)}/${String(invited)}邀约1肯定来1/10到场`, 'u'));

    // A sheet to print for everybody who calls; then the money and the reasons, and the summary that counts with them.
    await pane.getByRole('button', { name: '电话单', exact: true }).click();
    await pane.getByText(/^每位邀约人一张/u).waitFor();
    await look('calls');
    await pane.getByRole('button', { name: /^预览 [1-9]\d* 张电话单$/u }).click();
    await written(pane);
    await pane.getByRole('button', { name: '活动总结', exact: true }).click();
    const money = pane.getByRole('group', { name: /^费用（元）/u });
    await money.getByRole('textbox', { name: '实际' }).fill('三千');
    await pane.getByText('“费用（元）”请填数字，不带单位').waitFor();
    await money.getByRole('textbox', { name: '实际' }).fill('3000');
    await pane
      .getByRole('group', { name: /^到场（人）/u })
      .getByRole('textbox', { name: '原因分析' })
      .fill('下雨');
    await look('summary');
    await pane.getByRole('button', { name: '预览活动总结' }).click();
    await written(pane);
    const told = pane.getByRole('group', { name: '活动数字' });
    await told.getByText('¥3,000').first().waitFor();
    await look('told');
    await pane.getByRole('button', { name: '活动总结', exact: true }).click();
    const reason = pane.getByRole('group', { name: /^到场（人）/u }).getByRole('textbox', { name: '原因分析' });
    const kept = await settled(
      () => reason.inputValue(),
      (words) => words === '下雨',
    );
    assert.equal(kept, '下雨', 'the reason stands on the summary');
  },
  { hosts: EVERY_HOST },
);
