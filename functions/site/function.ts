import type { HttpFunction, Request, Response } from '@google-cloud/functions-framework';
import { codeOf, log } from '../platform/log.ts';
import { ports } from '../ports.ts';
import { addressed } from '../words/languages.ts';
import { send, type Answer } from '../web/answer.ts';
import { BODY_LIMIT, Refused, type Asked, type ErrorStatus } from '../web/asked.ts';
import { assetAnswer } from '../web/assets.ts';
import { errorPage } from '../web/errors.ts';
import { bareFrame } from '../web/page.ts';
import { dispatch, MethodRefused, type Route } from '../web/router.ts';
import { paperPath, paths, receivedPath } from '../web/routes.ts';
import { NoCatalogue } from './catalogue.ts';
import { showCallChange, showCalls, takeAnswer, takeCallChange } from './call.ts';
import { showConfirm, takeConfirm } from './confirm.ts';
import { contact } from './contact.ts';
import { editionPage, editionsFeed, editionsPage } from './editions.ts';
import { directoryPage } from './directory.ts';
import { showEntrance, showSheet, takeSheet } from './enter.ts';
import { frameOf, houseOf, type House } from './house.ts';
import { showLeave, takeLeave } from './leave.ts';
import { newEvent } from './new-event.ts';
import { newOffer } from './new-offer.ts';
import { offerPage } from './offer-page.ts';
import { showChange, takeChange } from './offer-change.ts';
import { showPaper } from './paper.ts';
import { showPartnerLink, takePartnerLink } from './partner-link.ts';
import { exportPartner, showErasure, showPartner, takeErasure, takePartner } from './partner-page.ts';
import { Late } from './patience.ts';
import type { PublicForm } from './public-form.ts';
import { NotReceived } from './receive.ts';
import { showReceived } from './received-page.ts';
import { showReport, showReportPaper, showReportReceived, takeReport } from './report.ts';
import { showKept, showStatus, showStillRight, takeStatus, takeStillRight } from './still-right.ts';
import { startPage } from './start.ts';
import { showForm, takeForm } from './submit.ts';
import { subscription } from './subscription.ts';
import { answerSurvey, showSurvey } from './survey.ts';
import { textPage } from './texts.ts';
import { WorkbookError } from '../workbook/workbook.ts';

const routes: readonly Route<House>[] = [
  { path: paths.start, GET: (_asked, house) => startPage(house) },
  { path: paths.offers, GET: directoryPage },
  { path: `${paths.offers}/:slug`, GET: offerPage },
  { path: `${paths.offers}/:slug/stimmt-nicht`, GET: showReport, POST: takeReport },
  { path: paperPath(`${paths.offers}/:slug/stimmt-nicht`), GET: showReportPaper },
  { path: receivedPath(`${paths.offers}/:slug/stimmt-nicht`, ':token'), GET: showReportReceived },
  ...[contact, newOffer, newEvent, subscription].flatMap((one) => [form(one), received(one), paper(one)]),
  { path: `${paths.confirm}/:token`, GET: showConfirm, POST: takeConfirm },
  { path: `${paths.leave}/:token`, GET: showLeave, POST: takeLeave },
  { path: paths.partnerLink, GET: showPartnerLink, POST: takePartnerLink },
  { path: `${paths.partner}/:token`, GET: showPartner, POST: takePartner },
  { path: `${paths.partner}/:token/daten`, GET: exportPartner },
  { path: `${paths.partner}/:token/loeschen`, GET: showErasure, POST: takeErasure },
  { path: paths.editions, GET: (_asked, house) => editionsPage(house) },
  { path: paths.feed, GET: (_asked, house) => editionsFeed(house) },
  { path: `${paths.subscription}/:issue`, GET: editionPage },
  { path: `${paths.survey}/:survey`, GET: showSurvey, POST: answerSurvey },
  { path: `${paths.enter}/:token`, GET: showEntrance },
  { path: `${paths.enter}/:token/:sheet`, GET: showSheet, POST: takeSheet },
  { path: `${paths.call}/:token`, GET: showCalls },
  { path: `${paths.call}/:token/:offer`, GET: showCalls, POST: takeAnswer },
  { path: `${paths.call}/:token/:offer/aendern`, GET: showCallChange, POST: takeCallChange },
  { path: `${paths.keep}/:token`, GET: showKept, POST: takeStillRight },
  { path: `${paths.keep}/:token/:offer/stimmt`, GET: showStillRight },
  { path: `${paths.keep}/:token/:offer/aendern`, GET: showChange, POST: takeChange },
  { path: `${paths.keep}/:token/:offer/:status`, GET: showStatus, POST: takeStatus },
  { path: paths.imprint, GET: (_asked, house) => textPage('imprint', house) },
  { path: paths.privacy, GET: (_asked, house) => textPage('privacy', house) },
  { path: `${paths.assets}/:name`, GET: ({ params }) => assetAnswer(params['name'] ?? '') },
];

function form(definition: PublicForm): Route<House> {
  return {
    path: definition.path,
    GET: (_asked, house) => showForm(definition, house),
    POST: (asked, house) => takeForm(definition, asked, house),
  };
}

function received(definition: PublicForm): Route<House> {
  return {
    path: receivedPath(definition.path, ':token'),
    GET: (asked, house) => showReceived(definition, asked, house),
  };
}

function paper(definition: PublicForm): Route<House> {
  return { path: paperPath(definition.path), GET: (_asked, house) => showPaper(definition, house) };
}

/** The public site: pages, forms and signed links for residents and partners. Every error is a page of ours. */
export const site: HttpFunction = async (request, response) => {
  const started = performance.now();
  const { method, headers } = request;
  let status = 500;
  try {
    const answer = await answerTo(request);
    status = answer.status;
    send(response, answer, { method, headers });
  } catch (error) {
    // Even the error page failed: say the least.
    log('ERROR', 'failed', { function: 'site', code: codeOf(error) });
    lastWord(response);
  }
  if (status >= 400)
    log('INFO', 'answered', { function: 'site', status, ms: Math.round(performance.now() - started) });
};

async function answerTo(request: Request): Promise<Answer> {
  let house: House | null = null;
  try {
    const asked = askedOf(request);
    house = houseOf(ports(), request.originalUrl);
    return await dispatch(routes, asked, house);
  } catch (error) {
    const status = statusOf(error);
    if (status === 500) log('ERROR', 'failed', { function: 'site', code: codeOf(error) });
    const headers = error instanceof MethodRefused ? { Allow: error.allow } : {};
    // Around it stands what is known without waiting for what just failed.
    const frame = house
      ? frameOf(house.lastOffice(), house)
      : bareFrame(addressed(request.originalUrl).language);
    return errorPage(status, frame, headers);
  }
}

function askedOf(request: Request): Asked {
  const body = request.rawBody ?? Buffer.alloc(0);
  if (Math.max(body.length, Number(request.headers['content-length'] ?? 0)) > BODY_LIMIT)
    throw new Refused(413);
  const [raw = '/', ...query] = addressed(request.originalUrl).path.split('?');
  return {
    method: request.method,
    path: decoded(raw).replace(/\/+$/, '') || '/',
    query: new URLSearchParams(query.join('?')),
    headers: request.headers,
    body,
    params: {},
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw new Refused(400, cause);
  }
}

function statusOf(error: unknown): ErrorStatus {
  if (error instanceof Refused) return error.status;
  // The spreadsheet cannot be reached: a matter of time, not of the request.
  const passing = [NoCatalogue, NotReceived, WorkbookError, Late];
  return passing.some((kind) => error instanceof kind) ? 503 : 500;
}

function lastWord(response: Response): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end();
}
