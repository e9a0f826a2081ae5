/** The HTTP status that Google's APIs send with each of their error names. */
const HTTP_STATUS = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  UNIMPLEMENTED: 501,
} as const;

/** A refusal of the task queue, in the shape of Google's own. */
export class TaskError extends Error {
  readonly code: keyof typeof HTTP_STATUS;

  constructor(code: keyof typeof HTTP_STATUS, message: string) {
    super(message);
    this.name = 'TaskError';
    this.code = code;
  }

  /** The HTTP status that goes with it. */
  get status(): number {
    return HTTP_STATUS[this.code];
  }

  /** The body of the answer, `{"error":{code,message,status}}`. */
  toJSON(): unknown {
    return { error: { code: this.status, message: this.message, status: this.code } };
  }
}
