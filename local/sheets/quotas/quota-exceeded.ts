import { ApiError } from '../errors.ts';

const SERVICE = 'sheets.googleapis.com';

/** The number of the project that all callers belong to. */
const PROJECT = '100000000000';

/**
 * Google's 429 (recorded in the traffic of a client's tests; the limit's value and the link as published since): the
 * body names the metric, the limit and whom it counts for. Google sends no `Retry-After` with it (measured).
 */
export function quotaExceeded(access: 'read' | 'write', per: 'user' | 'project', limit: number): ApiError {
  const kind = access === 'read' ? 'Read' : 'Write';
  const name = `${kind} requests per minute${per === 'user' ? ' per user' : ''}`;
  return new ApiError(
    429,
    `Quota exceeded for quota metric '${kind} requests' and limit '${name}' of service '${SERVICE}' for consumer 'project_number:${PROJECT}'.`,
    [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          consumer: `projects/${PROJECT}`,
          quota_limit: `${kind}RequestsPerMinutePer${per === 'user' ? 'User' : 'Project'}`,
          quota_limit_value: String(limit),
          quota_location: 'global',
          quota_metric: `${SERVICE}/${access}_requests`,
          service: SERVICE,
        },
      },
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Request a higher quota limit.',
            url: 'https://cloud.google.com/docs/quotas/help/request_increase',
          },
        ],
      },
    ],
  );
}
