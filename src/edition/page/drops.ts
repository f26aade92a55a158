/** Shows `drop` while files are dragged over the page, and hands over what is dropped. */
export function acceptDrops(drop: HTMLElement, dropped: (data: DataTransfer) => void): void {
  const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  window.addEventListener('dragover', (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    drop.hidden = false;
  });
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) drop.hidden = true;
  });
  window.addEventListener('drop', (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    drop.hidden = true;
    if (event.dataTransfer !== null && event.dataTransfer.files.length > 0) dropped(event.dataTransfer);
  });
}
