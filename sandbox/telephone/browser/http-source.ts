import { BadFetch, type DocumentSource, type FetchedDocument } from './document-source.ts';

/** Fetches over HTTP with form-encoded fields, as a VoiceXML gateway does. */
export const httpSource: DocumentSource = async ({ url, method, fields, timeoutMs }) => {
  const target = new URL(url);
  target.hash = '';
  if (method === 'GET') for (const [name, value] of fields) target.searchParams.append(name, value);
  const body = method === 'POST' ? { body: new URLSearchParams(fields) } : {};
  let response: Response;
  let text: string;
  try {
    response = await fetch(target, { method, ...body, signal: AbortSignal.timeout(timeoutMs) });
    text = await response.text();
  } catch (cause) {
    const late = (cause as Error).name === 'TimeoutError';
    // the query may hold what the caller said
    const where = `${target.origin}${target.pathname}`;
    throw new BadFetch('error.badfetch', `${method} ${where} ${late ? `gave no answer within ${timeoutMs} ms` : 'could not be reached'}.`, { cause });
  }
  if (!response.ok) throw new BadFetch(`error.badfetch.http.${response.status}`, `${method} ${target.origin}${target.pathname} answered ${response.status}.`);
  return { url: response.url, text } satisfies FetchedDocument;
};
