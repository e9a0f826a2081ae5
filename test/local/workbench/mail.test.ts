import { describe, expect, it } from 'vitest';
import { standalone } from '../../../local/workbench/mail.ts';

const picture = {
  name: 'logo.png',
  type: 'image/png',
  contentId: 'logo@quartier',
  content: Buffer.from('PNG'),
};

describe('the HTML of a letter in the reader', () => {
  it('has its own pictures inside it and opens links outside the frame', () => {
    const html =
      '<html><head lang="de"><title>T</title></head><body><img src="cid:logo%40quartier"></body></html>';
    expect(standalone({ html, attachments: [picture] })).toBe(
      '<html><head lang="de"><base target="_blank" /><title>T</title></head>' +
        '<body><img src="data:image/png;base64,UE5H"></body></html>',
    );
  });

  it('stays readable where a picture is missing or a letter has no head', () => {
    expect(standalone({ html: '<p>Hallo <img src="cid:%E0%A4%A"></p>', attachments: [] })).toBe(
      '<base target="_blank" /><p>Hallo <img src="cid:%E0%A4%A"></p>',
    );
  });
});
