import type { Univer } from '@univerjs/core';

import { Engine, type Instance } from './engine';
import { messageOf } from './errors';
import { defineCharts } from './excel/charts';
import { defineConditionalFormats } from './excel/conditional';
import { defineFormats } from './excel/format';
import { localAddress, Objects } from './excel/objects';
import { defineRanges } from './excel/range';
import { defineValidation } from './excel/validation';
import { defineWorkbook } from './excel/workbook';
import { defineWorksheets } from './excel/worksheet';
import type { HostBook, HostEdit } from './model/book';
import { UniverBook } from './model/univer-book';
import { ACTION, type RequestBody, type ResponseBody } from './wire';

/** Excel on the web refuses larger messages, in both directions. */
export const MESSAGE_LIMIT = 5 * 1024 * 1024;

export interface HostStats {
  /** Messages answered that somebody waits for: the round trips. */
  requests: number;
  /** Messages that only let go of objects, which the client sends by itself at the end of a run. */
  releases: number;
  /** Bytes in UTF-8. */
  requestBytes: number;
  responseBytes: number;
}

/** An event on its way to the client. */
export interface HostEvent {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
}

/** What a transport gives back: an HTTP status and a body as text. */
export interface HostAnswer {
  readonly statusCode: number;
  readonly body: string;
}

export interface ExcelHostOptions {
  /** The workbook's id where the Univer instance holds several. */
  readonly unitId?: string;
  /** Faults of the host itself, for the developer's console. */
  readonly onInternalError?: (error: unknown, action: string) => void;
  /** Between two actions of a batch: what to wait for before the next, where something has to be let go on. */
  readonly breathe?: () => Promise<void> | undefined;
}

export interface ExcelHost {
  readonly engine: Engine;
  readonly book: HostBook;
  readonly stats: HostStats;
  /** One batch as objects. */
  process(body: RequestBody): Promise<ResponseBody>;
  /** One batch as it travels: text in, text out, with Excel's limits. */
  answer(requestText: string): Promise<HostAnswer>;
  /** Where events go; the last listener wins, as there is one client. */
  onEvents(listener: (entries: readonly HostEvent[]) => void): void;
}

const CHANGED = { name: 'DataChanged', messageType: 10 } as const;
const EVENT_CATEGORY = 65_536;

/** Stands behind Microsoft's Office.js client in Excel's place, over a Univer workbook. */
export function createExcelHost(source: Univer | HostBook, options: ExcelHostOptions = {}): ExcelHost {
  const book: HostBook = 'sheets' in source ? source : new UniverBook(source, options.unitId);
  const objects = new Objects(book);
  defineWorkbook(objects);
  defineWorksheets(objects);
  defineRanges(objects);
  defineFormats(objects);
  defineConditionalFormats(objects);
  defineValidation(objects);
  defineCharts(objects);

  const events = new EventQueue(objects);
  let answering = false;
  const engine = new Engine(objects.make('Workbook', null), {
    settle: () => book.settle(),
    rest: () => book.rest(),
    create: (name) =>
      name === 'Microsoft.InternalService.AddinInternalService'
        ? objects.make('AddinInternalService', null)
        : undefined,
    register: (target, name, on) => events.register(target, name, on),
    internalError: (error, action) => options.onInternalError?.(error, action.Name),
    breathe: () => {
      const pause = options.breathe?.();
      if (pause === undefined) return undefined;
      // What a hand does meanwhile is an edit by hand.
      answering = false;
      return pause.then(() => {
        answering = true;
      });
    },
  });
  objects.engine = engine;
  book.onEdit((edit) => events.changed(edit, answering));

  const stats: HostStats = { requests: 0, releases: 0, requestBytes: 0, responseBytes: 0 };
  let last: Promise<unknown> = Promise.resolve();
  /** One batch after the other, as in Excel: two panes cannot write into each other's batch. */
  const process = (body: RequestBody): Promise<ResponseBody> => {
    const next = last.then(async () => {
      answering = true;
      try {
        return await engine.process(body);
      } finally {
        answering = false;
      }
    });
    last = next.catch(() => undefined);
    return next;
  };
  const tooLarge = (code: string): HostAnswer => ({
    statusCode: 400,
    body: JSON.stringify({ error: { code, message: messageOf(code) } }),
  });
  return {
    engine,
    book,
    stats,
    process,
    async answer(requestText) {
      const requestBytes = utf8Length(requestText);
      stats.requestBytes += requestBytes;
      if (requestBytes > MESSAGE_LIMIT) return tooLarge('RequestPayloadSizeLimitExceeded');
      const request = JSON.parse(requestText) as RequestBody;
      if (isRelease(request)) stats.releases += 1;
      else stats.requests += 1;
      const body = JSON.stringify(await process(request));
      const responseBytes = utf8Length(body);
      stats.responseBytes += responseBytes;
      return responseBytes > MESSAGE_LIMIT ? tooLarge('ResponsePayloadSizeLimitExceeded') : { statusCode: 200, body };
    },
    onEvents: (listener) => events.deliverTo(listener),
  };
}

function isRelease({ Actions: actions }: RequestBody): boolean {
  const last = actions.at(-1);
  return (
    last?.Name === '_RemoveReference' &&
    actions.every(({ Name, ActionType }) => Name === '_RemoveReference' || ActionType === ACTION.instantiate)
  );
}

/** Changes by hand and by the client itself, told to those who registered. */
class EventQueue {
  private readonly registered = new Set<string>();
  private listener: ((entries: readonly HostEvent[]) => void) | undefined;

  constructor(private readonly objects: Objects) {}

  deliverTo(listener: (entries: readonly HostEvent[]) => void): void {
    this.listener = listener;
  }

  register(target: Instance, name: string, on: boolean): void {
    const owner = target.type.name === 'Worksheet' ? (target.state as { sheet: { id: string } }).sheet.id : 'Workbook';
    if (on) this.registered.add(`${owner} ${name}`);
    else this.registered.delete(`${owner} ${name}`);
  }

  /** `own`: the client's own batch did it, not a hand. */
  changed({ sheet, area }: HostEdit, own: boolean): void {
    const targets = [sheet.id, 'Workbook'].filter((owner) =>
      [...this.registered].some((key) => key.startsWith(`${owner} `) && key.includes('Changed')),
    );
    if (!area || targets.length === 0) return;
    const range = this.objects.make('Range', { sheet, rect: area });
    const message = JSON.stringify({
      changeType: 'RangeEdited',
      source: 'Local',
      worksheetId: sheet.id,
      address: localAddress(area),
      referenceId: this.objects.engine?.keep(range),
      triggerSource: own ? 'ThisLocalAddin' : 'Unknown',
    });
    const entries = targets.map((targetId) => ({
      messageCategory: EVENT_CATEGORY,
      messageType: CHANGED.messageType,
      targetId,
      message,
    }));
    setTimeout(() => this.listener?.(entries), 0);
  }
}

/** Length in UTF-8 without making a copy of a text that may have megabytes. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
