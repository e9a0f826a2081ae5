/** The queue is to bring the task again later. */
export class NotYet extends Error {
  readonly code: 'PARTNER_NOT_YET' | 'MAIL_NOT_SENT' | 'MAIL_BUSY';
  constructor(code: NotYet['code'], what: string) {
    super(`[post] ${what} The queue tries again; nothing needs to be done.`);
    this.code = code;
  }
}

/** A task that no version of this function knows. */
export class TaskUnknown extends Error {
  readonly code = 'TASK_UNKNOWN';
  constructor() {
    super('[post] The task has another form than {"kind":"optIn","partner":"…"}. Delete it from the queue.');
  }
}
