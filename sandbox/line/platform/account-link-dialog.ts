import { Router } from 'express';
import type { LinePlatform } from './line-platform.ts';
import type { Person } from './people.ts';

const COOKIE = 'line_sandbox_person';

/**
 * Stands for access.line.me: GET /dialog/bot/accountLink?linkToken=&nonce=. Who is logged in to LINE in this browser is said by `as`, or by the cookie that
 * the phone page sets; with neither the page asks.
 */
export function accountLinkDialog(platform: LinePlatform): Router {
  const router = Router();
  router.get('/dialog/bot/accountLink', (request, response) => {
    const { linkToken, nonce, as } = request.query;
    response.set('cache-control', 'no-store');
    if (typeof linkToken !== 'string' || typeof nonce !== 'string') return void response.status(400).send(ERROR);
    const person = platform.people.find(typeof as === 'string' ? as : cookieOf(request.headers.cookie));
    if (!person) return void response.send(choice(platform.people.all, linkToken, nonce));
    const linked = platform.linkAccount(person.userId, linkToken, nonce);
    if (!linked) return void response.status(400).send(ERROR);
    response.send(linked.result === 'ok' ? DONE : OTHER);
  });
  return router;
}

function cookieOf(header = ''): string {
  const pair = header.split(/; */).find((part) => part.startsWith(`${COOKIE}=`));
  return pair?.slice(COOKIE.length + 1) ?? '';
}

function page(title: string, result: string, body: string): string {
  return `<!doctype html><html lang="th"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>body{font:1.1rem/1.6 sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem}a{color:#06755c}li{margin:.6rem 0}</style>
<main data-result="${result}"><h1>${title}</h1>${body}</main></html>`;
}

const BACK = '<p><a href="/sandbox/line">กลับไปที่แชต · Back to the chat</a></p>';
const DONE = page('เชื่อมบัญชีแล้ว · Linked', 'ok', `<p>กลับไปที่ LINE ได้เลย · You can go back to LINE.</p>${BACK}`);
const OTHER = page('เชื่อมบัญชีไม่ได้ · Not linked', 'failed', `<p>ลิงก์นี้เป็นของบัญชี LINE อื่น · This link belongs to another LINE account.</p>${BACK}`);
const ERROR = page('ลิงก์ใช้ไม่ได้ · This link does not work', 'error', `<p>ลิงก์หมดอายุหรือใช้ไปแล้ว · It is too old or was used.</p>${BACK}`);

function choice(people: readonly Person[], linkToken: string, nonce: string): string {
  const items = people.map(({ userId, name }) => {
    const query = new URLSearchParams({ linkToken, nonce, as: userId });
    return `<li><a href="?${escapeHtml(String(query))}">${escapeHtml(name)}</a></li>`;
  });
  return page('ใครล็อกอิน LINE อยู่ · Who is logged in to LINE here?', 'choose', `<ul>${items.join('')}</ul>`);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
