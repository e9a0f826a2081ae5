import { createHash } from 'node:crypto';
import type { Compute } from 'google-auth-library';

/** Cloud Tasks' limit of a task in its reference (100 KB); a row with more goes to *Prüfen* instead. */
const TASK_LIMIT_BYTES = 100_000;

/** Milliseconds that the queue has for an answer, and how often it is asked: the name makes a second try harmless. */
const [TRY_MS, TRIES] = [3_000, 2];

/** The second place that can keep something until it is done. */
export interface TaskQueue {
  /**
   * Hands a JSON payload to the queue, which posts it to an address until that answers 2xx.
   * @param key fixed before the first try: a task with a used key is not made again, and that counts as done
   * @throws Error when the queue cannot take it: then nothing is kept
   */
  add(key: string, url: string, payload: unknown, options?: { notBefore?: Date }): Promise<void>;
}

/** The queue of Google Cloud Tasks at an address. `account` is the service account that the queue presents. */
export function cloudTasks(options: {
  rootUrl: string;
  queue: string;
  auth: Compute;
  account: string | undefined;
}): TaskQueue {
  return {
    async add(key, url, payload, { notBefore } = {}) {
      const body = Buffer.from(JSON.stringify(payload));
      if (body.length > TASK_LIMIT_BYTES) {
        throw new Error(
          `[tasks] A task of ${body.length} bytes is too large; the queue takes ${TASK_LIMIT_BYTES}.`,
        );
      }
      const { cloudtasks } = await import('googleapis/build/src/apis/cloudtasks/index.js');
      const client = cloudtasks({
        version: 'v2',
        rootUrl: options.rootUrl,
        auth: options.auth,
        timeout: TRY_MS,
      });
      // Cloud Tasks advises hashed names: sequential prefixes slow the queue down.
      const name = `${options.queue}/tasks/${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
      for (let tries = 1; ; tries++) {
        try {
          await client.projects.locations.queues.tasks.create({
            parent: options.queue,
            requestBody: {
              task: {
                name,
                httpRequest: {
                  url,
                  httpMethod: 'POST',
                  headers: { 'content-type': 'application/json' },
                  body: body.toString('base64'),
                  ...(options.account && {
                    oidcToken: { serviceAccountEmail: options.account, audience: new URL(url).origin },
                  }),
                },
                ...(notBefore && { scheduleTime: notBefore.toISOString() }),
              },
            },
          });
          return;
        } catch (error) {
          const { status } = error as { status?: number };
          if (status === 409) return; // the key was used: it is in the queue or done
          const refused = status !== undefined && status < 500;
          if (refused || tries === TRIES)
            throw new Error('[tasks] The queue did not take the task. Try again.', { cause: error });
        }
      }
    },
  };
}
