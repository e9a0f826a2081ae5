import { GoogleAuth } from 'google-auth-library';

/**
 * The identity of the running service. On Google Cloud the token comes from the metadata server, where the scope must
 * be named: it carries cloud-platform only by default.
 */
export function googleAuth(): GoogleAuth {
  return new GoogleAuth({
    scopes: [
      'https://www.googleapis.com/auth/cloud-platform',
      'https://www.googleapis.com/auth/spreadsheets',
    ],
  });
}
