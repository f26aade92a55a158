/** Excel's own wording for the refusals that the host makes. */
const MESSAGES: Readonly<Record<string, string>> = {
  ItemNotFound: "The requested resource doesn't exist.",
  ItemAlreadyExists: 'A resource with the same name or identifier already exists.',
  InvalidArgument: 'The argument is invalid or missing or has an incorrect format.',
  InvalidReference: 'This reference is not valid for the current operation.',
  InvalidOperation: 'The operation attempted is invalid on the object.',
  InvalidOperationInCellEditMode: 'Excel is in cell-editing mode.',
  InactiveWorkbook: 'The workbook is closed.',
  AccessDenied: 'You cannot perform the requested operation.',
  NotImplemented: "The requested feature isn't implemented.",
  RequestPayloadSizeLimitExceeded: 'The request payload size has exceeded the limit.',
  ResponsePayloadSizeLimitExceeded: 'The response payload size has exceeded the limit.',
  GeneralException: 'There was an internal error while processing the request.',
};

export const WRONG_SHAPE =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** A refusal that travels to the client as Excel's error object: code, message and the member that refused. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    readonly location: string,
    message?: string,
  ) {
    super(message ?? MESSAGES[code] ?? code);
    this.name = 'HostError';
  }
}

export function refuse(code: string, location: string, message?: string): never {
  throw new HostError(code, location, message);
}

export function messageOf(code: string): string {
  return MESSAGES[code] ?? code;
}
