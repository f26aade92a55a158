/** Gives the file to the person, as every browser does; on disk it appears where downloads go. */
export function download(name: string, bytes: Uint8Array): void {
  const type = /\.xlsm$/iu.test(name)
    ? 'application/vnd.ms-excel.sheet.macroEnabled.12'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
