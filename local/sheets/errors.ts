/** Google's names for the statuses this server answers with. */
const STATUS_NAMES: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  405: 'UNIMPLEMENTED',
  409: 'ABORTED',
  413: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
};

/** An answer that refuses, in Google's error shape: `{"error":{"code","message","status"[,"details"]}}`. */
export class ApiError extends Error {
  readonly code: number;
  readonly details: object[] | undefined;

  constructor(code: number, message: string, details?: object[]) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }

  /** The body as it goes over the wire. */
  toBody(): object {
    return {
      error: {
        code: this.code,
        message: this.message,
        status: STATUS_NAMES[this.code] ?? 'UNKNOWN',
        ...(this.details ? { details: this.details } : {}),
      },
    };
  }
}

/** 400 INVALID_ARGUMENT with the text given. */
export function invalid(message: string): ApiError {
  return new ApiError(400, message);
}

/** 400 for a payload whose fields are wrong, with the `fieldViolations` that Google adds (recorded). */
export function badRequest(message: string, field: string, description = message): ApiError {
  return new ApiError(400, message, [
    {
      '@type': 'type.googleapis.com/google.rpc.BadRequest',
      fieldViolations: [field ? { field, description } : { description }],
    },
  ]);
}

/** 404 as Google words it for a file, or for developer metadata by id. */
export function notFound(): ApiError {
  return new ApiError(404, 'Requested entity was not found.');
}

/** 403 for a caller whose role does not reach. */
export function forbidden(): ApiError {
  return new ApiError(403, 'The caller does not have permission');
}

/** 501: Google has it, this server does not. `what` names it, e.g. `Request kind "addChart"`. */
export function unsupported(what: string): ApiError {
  return new ApiError(501, `${what} is not supported by this local Sheets server.`);
}

/** The 400 of a cell under somebody else's protection (facts: six independent code bases). */
export function protectedCell(): ApiError {
  return invalid(
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
  );
}
