import { shownSample } from '../../src/taskpane/questions/shown-sample';

test.each([
  ['19900001111', '199****1111'],
  ['199-0000-1111', '199******1111'],
  ['王伟19900001111（父）', '王伟199****1111（父）'],
  ['0731-7099538', '073*****9538'],
  ['430102199001011234', '430***********1234'],
])('%s is masked', (sample, shown) => {
  expect(shownSample(sample)).toBe(shown);
});

test.each(['2026-06-01', '2026-6-1 10:30', '20260601', '2026 06 01', '缤越', 'A', '12.8万', '10:05', '460'])(
  '%s stays as it is',
  (sample) => {
    expect(shownSample(sample)).toBe(sample);
  },
);
