// Google's own first example for the functions framework, as its quickstart has it: the peer of the cold-start bench.
const functions = require('@google-cloud/functions-framework');

functions.http('hello', (request, response) => {
  response.send('Hello World!');
});
