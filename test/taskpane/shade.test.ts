import { inkOn, luminanceOf, shadeOf } from '../../src/taskpane/shade';

describe('the shade follows', () => {
  test('what the host says first', () => {
    expect(shadeOf({ isDarkTheme: true, bodyBackgroundColor: '#FFFFFF' }, false)).toBe('dark');
    expect(shadeOf({ isDarkTheme: false, bodyBackgroundColor: '#000000' }, true)).toBe('light');
  });
  test('then the luminance of its background', () => {
    expect(shadeOf({ bodyBackgroundColor: '#212121' }, false)).toBe('dark');
    expect(shadeOf({ bodyBackgroundColor: '#F3F2F1' }, true)).toBe('light');
  });
  test('then the system, where the host gives no theme or no colour', () => {
    expect(shadeOf(undefined, true)).toBe('dark');
    expect(shadeOf({ bodyBackgroundColor: 'buttonface' }, false)).toBe('light');
  });
});

test('luminance runs from black to white', () => {
  expect(luminanceOf('#000000')).toBe(0);
  expect(luminanceOf('#ffffff')).toBeCloseTo(1, 5);
  expect(luminanceOf('red')).toBeUndefined();
});

test('ink has at least a contrast of 4.5 on any fill', () => {
  for (let step = 0; step <= 255; step += 5) {
    const grey = `#${step.toString(16).padStart(2, '0').repeat(3)}`;
    const background = luminanceOf(grey) ?? 0;
    const ink = luminanceOf(inkOn(grey)) ?? 0;
    const contrast = (Math.max(background, ink) + 0.05) / (Math.min(background, ink) + 0.05);
    expect(contrast).toBeGreaterThanOrEqual(4.5);
  }
});
