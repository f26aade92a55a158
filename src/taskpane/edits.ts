/**
 * Tells of edits to the open workbook's cells, with the id of their sheet; `ours` are those that this add-in made, all others come from hands,
 * co-authors, other add-ins. One round trip. Events are of ExcelApi 1.9, who caused them of 1.14.
 */
export async function watchEdits(
  onEdit: (edit: { readonly sheet: string; readonly ours: boolean }) => void,
): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add(async ({ worksheetId, triggerSource }) => {
      onEdit({ sheet: worksheetId, ours: triggerSource === Excel.EventTriggerSource.thisLocalAddin });
    });
    await context.sync();
  });
}
