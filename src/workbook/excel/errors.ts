import { text, type KeyTail } from '../../words';
import { WorkbookError, type WorkbookErrorCode } from '../port';

/** Excel's error codes and the client's, as what a person must be told. */
const CODES: Readonly<Record<string, WorkbookErrorCode & KeyTail<'workbook.excel.'>>> = {
  InvalidOperationInCellEditMode: 'edit-mode',
  AccessDenied: 'protected-sheet',
  InactiveWorkbook: 'workbook-closed',
  InvalidRequestContext: 'workbook-closed',
  ConnectionFailure: 'connection',
  RequestAborted: 'connection',
  Timeout: 'connection',
  RequestPayloadSizeLimitExceeded: 'too-large',
  ResponsePayloadSizeLimitExceeded: 'too-large',
  OperationCellsExceedLimit: 'too-large',
  RangeExceedsLimit: 'too-large',
  ItemNotFound: 'unknown-sheet',
  MergedRangeConflict: 'merged-cell',
};

/** The request was turned away as a whole: nothing of it was carried out. */
const UNTOUCHED = new Set(['InvalidOperationInCellEditMode', 'RequestPayloadSizeLimitExceeded']);

interface ClientError {
  readonly code?: string;
  readonly message?: string;
  readonly debugInfo?: { readonly errorLocation?: string };
}

/** Any failure of a round trip as a WorkbookError; `detail` names code and member, never a cell's content. */
export function excelError(error: unknown): WorkbookError {
  if (error instanceof WorkbookError) return error;
  const { code = '', debugInfo } = (typeof error === 'object' && error !== null ? error : {}) as ClientError;
  const known = CODES[code] ?? 'host';
  const location = debugInfo?.errorLocation ?? '';
  return new WorkbookError(
    known,
    text(`workbook.excel.${known}`),
    [code || String(error), location].filter(Boolean).join(' at '),
  );
}

export function leftNothing(error: unknown): boolean {
  return UNTOUCHED.has((error as ClientError | null)?.code ?? '');
}

export function payloadTooLarge(error: unknown): boolean {
  return excelError(error).code === 'too-large';
}

/** A range beyond the last row or column. */
export function outsideSheet(error: unknown): boolean {
  return (error as ClientError | null)?.code === 'InvalidArgument';
}

export function cancelled(): WorkbookError {
  return new WorkbookError('cancelled', text('workbook.excel.cancelled'));
}
