// While a person fills in a form, a worker solves the small task that came with it (ALTCHA's proof of work). The answer
// goes along in a hidden field; without it, or without this script, the form is taken as well.
const field = document.querySelector<HTMLInputElement>('input[data-challenge]');
const { challenge, worker: address } = field?.dataset ?? {};
// Browsers compute only where the connection is safe.
if (field && challenge && address && field.value === '' && 'Worker' in window && isSecureContext) {
  const worker = new Worker(address);
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data)
      field.value = btoa(JSON.stringify({ challenge: JSON.parse(challenge) as unknown, solution: data }));
    worker.terminate();
  });
  worker.postMessage(challenge); // oxlint-disable-line unicorn/require-post-message-target-origin -- a worker has no origin
}
