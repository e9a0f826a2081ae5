/** The sign-up is still on its way into the sheet: the queue is to bring the task again later. */
export class PartnerNotYet extends Error {
  readonly code = 'PARTNER_NOT_YET';
  constructor() {
    super('[post] The sign-up is not in "Partner" yet. The queue tries again; nothing needs to be done.');
  }
}

/** A task that no version of this function knows. */
export class TaskUnknown extends Error {
  readonly code = 'TASK_UNKNOWN';
  constructor() {
    super('[post] The task has none of the forms that this version knows. Delete it from the queue.');
  }
}
