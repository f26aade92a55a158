/** Columns from `left` to `right`, both included. */
export interface Span {
  readonly left: number;
  readonly right: number;
}
