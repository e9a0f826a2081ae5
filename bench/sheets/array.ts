import { createServer } from 'node:http';

/**
 * The peer of single appends: a bare node:http server that reads the JSON, pushes the rows onto an array and answers
 * in the shape of values.append. It checks nothing, finds no table and keeps nothing on disk.
 */
const rows: unknown[][] = [];

createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => {
    text += part;
  });
  request.on('end', () => {
    const { values = [] } = JSON.parse(text || '{}') as { values?: unknown[][] };
    const first = rows.length + 1;
    rows.push(...values);
    const updatedRange = `Liste!A${first}:D${rows.length}`;
    const body = JSON.stringify({ updates: { updatedRange, updatedRows: values.length } });
    response.writeHead(200, {
      'content-type': 'application/json; charset=UTF-8',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
}).listen(Number(process.env['PORT']), '127.0.0.1');
