// Stands in for rtl-css-js/core, which Griffel asks how each style is written from right to left: Chinese and English never are.

/** @returns the style as it is */
export const convert = (style) => style;

/** @returns the declaration as it is */
export const convertProperty = (key, value) => ({ key, value });
