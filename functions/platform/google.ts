import { Compute } from 'google-auth-library';

/**
 * The identity of the running service, from the metadata server and nowhere else. (`GoogleAuth` would first look for a
 * person's credentials on the machine, and run `gcloud` to learn the project: seconds, and an identity that is not ours.)
 * The scopes must be named: the token carries cloud-platform only by default.
 */
export function googleAuth(): Compute {
  return new Compute({
    scopes: [
      'https://www.googleapis.com/auth/cloud-platform',
      'https://www.googleapis.com/auth/spreadsheets',
    ],
  });
}
