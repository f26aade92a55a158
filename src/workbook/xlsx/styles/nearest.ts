import type { Alignment, BorderLine } from '../../../sheet';

/** Excel has more lines and alignments than a ChangeSet: each is told as its nearest. */
export const LINES: Readonly<Record<string, BorderLine>> = {
  thin: 'thin',
  medium: 'medium',
  thick: 'thick',
  hair: 'hair',
  dotted: 'dotted',
  dashed: 'dashed',
  double: 'double',
  dashDot: 'dashed',
  dashDotDot: 'dotted',
  mediumDashed: 'medium',
  mediumDashDot: 'medium',
  mediumDashDotDot: 'medium',
  slantDashDot: 'medium',
};
export const HORIZONTAL: Readonly<Record<string, Alignment['horizontal']>> = {
  left: 'left',
  center: 'center',
  right: 'right',
  fill: 'fill',
  justify: 'justify',
  distributed: 'justify',
  centerContinuous: 'center',
};
export const VERTICAL: Readonly<Record<string, Alignment['vertical']>> = {
  top: 'top',
  center: 'center',
  bottom: 'bottom',
  justify: 'justify',
  distributed: 'justify',
};
