import { makeStyles } from '@fluentui/react-components';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';

import { LOW } from './styles';

const useStyles = makeStyles({
  scroller: {
    flex: '1 1 auto',
    minHeight: 0,
    overflowY: 'scroll',
    overflowX: 'hidden',
    position: 'relative',
    outlineStyle: 'none',
    [LOW]: { minHeight: '216px', flexShrink: 0 },
  },
  spacer: { position: 'relative', width: '100%' },
  line: { position: 'absolute', left: 0, right: 0, overflow: 'hidden' },
});

const OVERSCAN = 300;
const LINE_FOCUS = '[data-line-focus]';
const TICK = 'input[type="checkbox"]';

interface Props<T> {
  readonly items: readonly T[];
  readonly label: string;
  /** Fixed heights in pixels: 20,000 lines are placed without measuring one. */
  height(item: T): number;
  keyOf(item: T, index: number): string;
  /** `active` is the one line that Tab reaches; arrow keys move it. */
  render(item: T, active: boolean, index: number): ReactNode;
  /** A line that takes the focus when the list appears, at the element named. */
  readonly start?: { readonly index: number; readonly at: string };
  /** Changes when the list is another one: scrolls back to the top. */
  readonly identity?: unknown;
}

/**
 * A long list of lines with fixed heights, of which only those in sight exist. One line at a time is in the Tab order (roving tabindex);
 * ↑ ↓ Home End PageUp PageDown move it, and the browser's focus goes with it: from tick to tick, else to the line's
 * `[data-line-focus]` element.
 */
export function VirtualList<T>({ items, label, height, keyOf, render, start, identity }: Props<T>): ReactNode {
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 400 });
  const [chosen, setChosen] = useState(start?.index ?? 0);
  /** What is to take the focus in the active line, once it is drawn. */
  const wantsFocus = useRef(start?.at);
  const fresh = useRef(true);
  const column = useRef(LINE_FOCUS);
  const active = Math.min(chosen, items.length - 1);

  const tops = useMemo(() => {
    const offsets = new Float64Array(items.length + 1);
    items.forEach((item, index) => {
      offsets[index + 1] = (offsets[index] ?? 0) + height(item);
    });
    return offsets;
  }, [items, height]);
  const total = tops[items.length] ?? 0;

  const measure = useCallback(() => {
    const element = scroller.current;
    if (element) setView({ top: element.scrollTop, height: element.clientHeight });
  }, []);

  useLayoutEffect(measure, [measure]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);

  useLayoutEffect(() => {
    const first = fresh.current ? start?.index : undefined;
    fresh.current = false;
    // The line before stays in sight: whoever comes back sees where.
    scroller.current?.scrollTo({ top: first === undefined ? 0 : (tops[Math.max(0, first - 1)] ?? 0) });
    if (first === undefined) setChosen(0);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- another list begins at its top, a line more does not
  }, [identity]);

  const first = indexAt(tops, Math.max(0, view.top - OVERSCAN));
  const last = Math.min(items.length - 1, indexAt(tops, view.top + view.height + OVERSCAN));
  const shown: number[] = [];
  for (let index = first; index <= last; index += 1) shown.push(index);
  if (active >= 0 && active < first) shown.unshift(active);
  if (active > last) shown.push(active);

  useLayoutEffect(() => {
    const wanted = wantsFocus.current;
    if (wanted === undefined) return;
    wantsFocus.current = undefined;
    const line = scroller.current?.querySelector(`[data-line="${active}"]`);
    const target = line?.querySelector<HTMLElement>(wanted) ?? line?.querySelector<HTMLElement>(LINE_FOCUS);
    target?.focus({ preventScroll: true });
  });

  const move = (to: number): void => {
    const index = Math.max(0, Math.min(items.length - 1, to));
    const element = scroller.current;
    if (!element) return;
    const top = tops[index] ?? 0;
    const bottom = tops[index + 1] ?? top;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
    // Whoever goes from tick to tick stays among the ticks.
    // A line whose tick is its main element says nothing about that.
    const at = document.activeElement;
    if (at?.matches(TICK) !== at?.matches(LINE_FOCUS)) column.current = at?.matches(TICK) ? TICK : LINE_FOCUS;
    wantsFocus.current = column.current;
    setChosen(index);
    measure();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(view.height / 48) - 1);
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: items.length - 1,
      PageDown: active + page,
      PageUp: active - page,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      onScroll={measure}
      onKeyDown={onKeyDown}
      role="list"
      aria-label={label}
    >
      <div className={styles.spacer} style={{ height: total }} role="presentation">
        {shown.map((index) => {
          const item = items[index] as T;
          return (
            <div
              key={keyOf(item, index)}
              data-line={index}
              className={styles.line}
              style={{ top: tops[index] ?? 0, height: height(item) }}
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={index + 1}
              onFocus={() => setChosen(index)}
            >
              {render(item, index === active, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The line that holds this height: the last one that begins at or above it. */
function indexAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
