declare module '*.css';

/** A workbook that the build puts into the page: its bytes in base 64. */
declare module '*.xlsx' {
  const base64: string;
  export default base64;
}
