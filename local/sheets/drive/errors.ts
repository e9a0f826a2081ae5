import { ApiError } from '../errors.ts';

/** Where a Drive error lies, as Drive tells it. */
interface Place {
  location: string;
  locationType: 'parameter';
}

/** An error in Drive's shape: `{"error":{"errors":[{"domain","reason","message"}],"code","message"}}`. */
export class DriveError extends ApiError {
  readonly #error: object;

  constructor(code: number, reason: string, message: string, place?: Place, domain = 'global') {
    super(code, message);
    this.#error = { domain, reason, message, ...place };
  }

  override toBody(): object {
    return { error: { errors: [this.#error], code: this.code, message: this.message } };
  }
}

const parameter = (location: string): Place => ({ location, locationType: 'parameter' });

/** 404 for a file that is not there, or not for this caller. */
export function fileNotFound(id: string): DriveError {
  return new DriveError(404, 'notFound', `File not found: ${id}.`, parameter('fileId'));
}

/** 404 for a permission that the file does not have. */
export function permissionNotFound(id: string): DriveError {
  return new DriveError(404, 'notFound', `Permission not found: ${id}.`, parameter('permissionId'));
}

/** 403 for a caller whose role on the file does not reach. */
export function insufficientPermissions(): DriveError {
  return new DriveError(
    403,
    'insufficientFilePermissions',
    'The user does not have sufficient permissions for this file.',
  );
}

/** 403 for a service account that would own a file; its domain is usageLimits, but waiting does not help (gspread#1592). */
export function noStorage(): DriveError {
  return new DriveError(
    403,
    'storageQuotaExceeded',
    "The user's Drive storage quota has been exceeded.",
    undefined,
    'usageLimits',
  );
}

/** 400 for a parameter or field with a value that Drive does not take. */
export function invalidValue(location: string, message = 'Invalid Value'): DriveError {
  return new DriveError(400, 'invalid', message, parameter(location));
}
