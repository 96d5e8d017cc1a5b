import { Router, urlencoded } from 'express';
import type { Provider } from 'oidc-provider';
import { accountOf } from './create-provider.ts';
import type { FaultSwitch } from './faults.ts';
import type { SandboxPerson } from './people.ts';
import { escapeHtml, renderPage } from './render-page.ts';

const DENIED = { error: 'access_denied', error_description: 'user_denied' };

/** The page on which one becomes an invented person: a button for each, or the number typed. There is no password. */
export function signInPages(provider: Provider, people: readonly SandboxPerson[], faults: FaultSwitch): Router {
  const router = Router();

  router.get('/sandbox/sign-in/:uid', async (request, response) => {
    const going = await provider.interactionDetails(request, response).catch(() => undefined);
    if (!going) return void response.status(410).send(renderPage('หมดเวลาเข้าสู่ระบบ', ['กลับไปที่แชต แล้วขอเข้าสู่ระบบใหม่']));
    response.send(page(people));
  });

  router.post('/sandbox/sign-in/:uid', urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
    const going = await provider.interactionDetails(request, response).catch(() => undefined);
    if (!going) return void response.status(410).send(renderPage('หมดเวลาเข้าสู่ระบบ', ['กลับไปที่แชต แล้วขอเข้าสู่ระบบใหม่']));
    const { cancel, nationalId, typed } = request.body as Record<string, string | undefined>;
    if (cancel !== undefined || faults.mode === 'deny') return provider.interactionFinished(request, response, DENIED);
    const digits = (nationalId ?? typed ?? '').replace(/\D/g, '');
    const person = people.find((known) => known.nationalId === digits);
    if (!person) return void response.status(422).send(page(people, 'ไม่มีคนสมมติที่ใช้เลขนี้ เลือกจากรายชื่อ หรือพิมพ์เลขให้ครบ 13 หลัก'));
    return provider.interactionFinished(request, response, { login: { accountId: accountOf(person.nationalId), remember: false } });
  });
  return router;
}

function page(people: readonly SandboxPerson[], error?: string): string {
  const buttons = people.map(
    ({ nationalId, givenName, special }) =>
      `<button class="person" name="nationalId" value="${escapeHtml(nationalId)}">${escapeHtml([givenName, nationalId, special].filter(Boolean).join(' · '))}</button>`,
  );
  return renderPage(
    'เข้าสู่ระบบเป็นใคร',
    ['พิมพ์เลขของคนสมมติ หรือเลือกจากรายชื่อ ไม่ต้องใช้รหัสผ่าน'],
    `<form method="post">
<label for="typed">เลข 13 หลักของคนสมมติ</label>
${error ? `<p class="error" role="alert" id="error">${escapeHtml(error)}</p>` : ''}
<input id="typed" name="typed" inputmode="numeric" autocomplete="off" maxlength="20"${error ? ' aria-invalid="true" aria-describedby="error"' : ''}>
<button>เข้าสู่ระบบ</button>
</form>
<form method="post"><button name="cancel" value="1">ยกเลิก</button></form>
<h2>รายชื่อ</h2>
<form method="post">
${buttons.join('\n')}
</form>`,
  );
}
