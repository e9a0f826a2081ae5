import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** One connection to a server that stays open, so that one call follows the other as in a client that is warm. */
export class Connection {
  readonly #url: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  /** `url` without a slash at the end. */
  constructor(url: string) {
    this.#url = url;
  }

  /**
   * Sends JSON and gives the answer's text, whole.
   * @throws Error for any status but 200
   */
  async send(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<string> {
    const sent = body === undefined ? '' : JSON.stringify(body);
    const call = request(`${this.#url}${path}`, {
      method,
      agent: this.#agent,
      headers: {
        authorization: 'Bearer bench',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(sent),
      },
    });
    call.end(sent);
    const [response] = (await once(call, 'response')) as [IncomingMessage];
    const answer = await text(response);
    if (response.statusCode === 200) return answer;
    throw new Error(`[bench] ${method} was answered ${response.statusCode}: ${answer}`);
  }

  close(): void {
    this.#agent.destroy();
  }
}
