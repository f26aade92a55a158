/**
 * Tells of edits to the open workbook's cells that this add-in did not make: by hand, by co-authors, by other add-ins. One round trip.
 * Events are of ExcelApi 1.9, who caused them of 1.14.
 */
export async function watchEdits(onEdit: () => void): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add(async ({ triggerSource }) => {
      if (triggerSource !== Excel.EventTriggerSource.thisLocalAddin) onEdit();
    });
    await context.sync();
  });
}
