import type { ExcelHost } from './index';

/** The hook that Microsoft's client looks for in its global scope; messages are JSON text. */
export interface NativeBridge {
  onMessageFromHost: ((text: string) => void) | null;
  sendMessageToHost(text: string): void;
}

interface Message {
  readonly id: number;
  readonly type: number;
  readonly message: { readonly body: unknown };
}

/** What stands between client and host; tests put faults here. */
export type Transport = (
  requestText: string,
  answer: ExcelHost['answer'],
) => Promise<{ statusCode: number; body: string }>;

const REQUEST = 1;
const RESPONSE = 2;
const EVENTS = 3;

/** A bridge between the client in this realm and the host, without any page. */
export function createNativeBridge(
  host: ExcelHost,
  transport: Transport = (text, answer) => answer(text),
): NativeBridge {
  const bridge: NativeBridge = {
    onMessageFromHost: null,
    sendMessageToHost(text) {
      const request = JSON.parse(text) as Message;
      if (request.type !== REQUEST) return;
      const { body } = request.message;
      const requestText = typeof body === 'string' ? body : JSON.stringify(body);
      const reply = (statusCode: number, answer: unknown): void =>
        bridge.onMessageFromHost?.(
          JSON.stringify({
            id: request.id,
            type: RESPONSE,
            flags: 0,
            message: { statusCode, headers: {}, body: answer },
          }),
        );
      transport(requestText, (raw) => host.answer(raw)).then(
        (answer) => reply(answer.statusCode, JSON.parse(answer.body)),
        (error: unknown) => reply(503, { error: { code: 'ConnectionFailure', message: String(error) } }),
      );
    },
  };
  host.onEvents((entries) =>
    bridge.onMessageFromHost?.(JSON.stringify({ type: EVENTS, controlId: '', message: { entries } })),
  );
  return bridge;
}
