import { pageStyle } from './style.ts';

/**
 * What a page may load. The pages need no frame and nothing from elsewhere, no script but our own files, and no style but
 * theirs and the one in the page, so nothing else is allowed (OWASP ASVS 5.0, 3.4). KERN's icons are `data:` images in the
 * style sheet.
 */
function contentPolicy(): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' ${pageStyle().source}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const FIXED: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Addresses can hold tokens: other sites are told nothing.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** The headers of every answer. */
export function securityHeaders(): Record<string, string> {
  return { 'Content-Security-Policy': contentPolicy(), ...FIXED };
}
