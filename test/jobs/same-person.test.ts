import type { Form, RecordFields } from '../../src/forms/types';
import { runDay, type CustomerDay } from '../../src/jobs';
import { generalProfile } from '../../src/profile';
import { bookOf } from '../../src/sheet';
import { formOf, recognisedOf } from '../ledger-fixtures';

const PHONE = '13800000001';
const TODAY = '2026-06-20';

function days(forms: readonly Form[], today = TODAY): readonly CustomerDay[] {
  return runDay(bookOf([]), recognisedOf(forms), generalProfile, today).customers;
}

describe('the same person', () => {
  const at = (form: Form['form'], month: string, fields: RecordFields): Form =>
    formOf(form, [{ fields: { customerName: '王芳', consultant: '张三', ...fields } }], {
      month,
      sheet: `${form} ${month} ${fields.phone ?? ''} ${fields.model ?? ''}`,
    });

  test('by phone, whatever the name, the consultant and the month', () => {
    expect(
      days([
        at('contact-matrix', '2025-01', { phone: PHONE, consultant: '李四' }),
        at('contact-matrix', '2026-06', { phone: PHONE, customerName: '王小姐' }),
      ]),
    ).toHaveLength(1);
    expect(
      days([
        at('contact-matrix', '2025-01', { phone: PHONE }),
        at('contact-matrix', '2026-06', { phone: '13900000000', phone2: PHONE }),
      ]),
    ).toHaveLength(1);
  });

  test('two phones are never one, also not through a row without a phone', () => {
    const two = [
      at('contact-matrix', '2026-05', { phone: PHONE }),
      at('contact-matrix', '2026-06', { phone: '13900000000' }),
    ];
    expect(days(two)).toHaveLength(2);
    expect(days([...two, at('daily-report', '2026-06', {})])).toHaveLength(2);
    expect(
      days([
        at('contact-matrix', '2026-06', { phone: PHONE }),
        at('visitor-register', '2026-06', { phone: '13900000000' }),
        at('daily-report', '2026-06', {}),
      ]),
    ).toHaveLength(3);
  });

  test('without a phone by name and consultant, in the same or the neighbouring month, when the model does not contradict', () => {
    const filed = at('contact-matrix', '2026-05', { phone: PHONE, model: '2025款 海鸥' });
    expect(days([filed, at('loss-record', '2026-06', { date: '2026-06-03', model: '海鸥' })])).toHaveLength(1);
    expect(days([filed, at('loss-record', '2026-06', { date: '2026-06-03' })])).toHaveLength(1);
    expect(days([filed, at('loss-record', '2026-07', { date: '2026-07-03' })], '2026-07-10')).toHaveLength(2);
    expect(days([filed, at('loss-record', '2026-06', { date: '2026-06-03', model: '汉' })])).toHaveLength(2);
    expect(days([filed, at('loss-record', '2026-06', { date: '2026-06-03', consultant: '李四' })])).toHaveLength(2);
    const nobody = formOf('loss-record', [{ fields: { customerName: '王芳', date: '2026-06-03' } }], {
      month: '2026-06',
    });
    expect(days([filed, nobody])).toHaveLength(2);
  });

  test('two rows without a phone are one by the same rule, and a chain of months holds', () => {
    expect(
      days([
        at('visitor-register', '2026-05', { date: '2026-05-31', model: '汉' }),
        at('contact-matrix', '2026-06', { model: '汉' }),
        at('contact-matrix', '2026-07', { model: '汉' }),
      ]),
    ).toHaveLength(1);
    expect(
      days([
        at('visitor-register', '2026-05', { date: '2026-05-31', model: '汉' }),
        at('contact-matrix', '2026-06', { model: '唐' }),
      ]),
    ).toHaveLength(2);
    expect(
      days([at('visitor-register', '2025-12', { date: '2025-12-31' }), at('contact-matrix', '2026-01', {})]),
    ).toHaveLength(1);
  });

  test('of two persons in question the one whose model is the same has it; where nothing tells them apart it is asked', () => {
    const one = at('contact-matrix', '2026-06', { phone: PHONE, model: '汉' });
    const other = at('contact-matrix', '2026-06', { phone: '13900000000', model: '唐' });
    const lost = at('loss-record', '2026-06', { date: '2026-06-03', model: '唐' });
    expect(days([one, other, lost]).find(({ phone }) => phone === '13900000000')).toMatchObject({
      state: 'lost',
      identity: expect.closeTo(0.75),
    });
    const unclear = runDay(
      bookOf([]),
      recognisedOf([one, other, at('loss-record', '2026-06', { date: '2026-06-03' })]),
      generalProfile,
      TODAY,
    );
    expect(unclear.customers).toHaveLength(3);
    expect(unclear.questions.map(({ text }) => text.key)).toContain('schedule.question.several-candidates');
  });
});
