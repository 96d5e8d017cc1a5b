import { accountOf } from './accounts.ts';
import type { SandboxPerson } from './people.ts';
import { escapeHtml, renderPage } from './render-page.ts';
import type { SandboxStaff } from './staff.ts';

/** What was pressed or typed on a sign-in page. */
export type SignInForm = Record<string, string | undefined>;

/** A page on which one becomes somebody. */
export interface ChoicePage {
  html(error?: string): string;
  /** @returns the account that was chosen, or why there is none. */
  choose(form: SignInForm): { accountId: string } | { error: string };
}

const CANCEL = '<form method="post"><button name="cancel" value="1">ยกเลิก</button></form>';

/** For insured persons: a button for each, or the number typed. */
export function peoplePage(people: readonly SandboxPerson[]): ChoicePage {
  const buttons = people.map(({ nationalId, givenName, special }) => button('nationalId', nationalId, [givenName, nationalId, special]));
  return {
    html: (error) =>
      renderPage(
        'เข้าสู่ระบบเป็นใคร',
        ['พิมพ์เลขของคนสมมติ หรือเลือกจากรายชื่อ ไม่ต้องใช้รหัสผ่าน'],
        `<form method="post">
<label for="typed">เลข 13 หลักของคนสมมติ</label>
${error ? `<p class="error" role="alert" id="error">${escapeHtml(error)}</p>` : ''}
<input id="typed" name="typed" inputmode="numeric" autocomplete="off" maxlength="20"${error ? ' aria-invalid="true" aria-describedby="error"' : ''}>
<button>เข้าสู่ระบบ</button>
</form>
${CANCEL}
<h2>รายชื่อ</h2>
<form method="post">
${buttons.join('\n')}
</form>`,
      ),
    choose: ({ nationalId, typed }) => {
      const digits = (nationalId ?? typed ?? '').replace(/\D/g, '');
      const person = people.find((known) => known.nationalId === digits);
      return person ? { accountId: accountOf(person.nationalId) } : { error: 'ไม่มีคนสมมติที่ใช้เลขนี้ เลือกจากรายชื่อ หรือพิมพ์เลขให้ครบ 13 หลัก' };
    },
  };
}

/** For staff, at the desk: a button for each. */
export function staffPage(staff: readonly SandboxStaff[]): ChoicePage {
  const buttons = staff.map(({ id, name, does }) => button('staff', id, [name, does]));
  return {
    html: (error) =>
      renderPage(
        'เข้าโต๊ะเจ้าหน้าที่เป็นใคร',
        ['เลือกเจ้าหน้าที่สมมติ ไม่ต้องใช้รหัสผ่าน'],
        `${error ? `<p class="error" role="alert">${escapeHtml(error)}</p>` : ''}
<form method="post">
${buttons.join('\n')}
</form>
${CANCEL}`,
      ),
    choose: ({ staff: chosen }) => (staff.some(({ id }) => id === chosen) ? { accountId: chosen as string } : { error: 'ไม่มีเจ้าหน้าที่คนนี้ เลือกจากรายชื่อ' }),
  };
}

function button(name: string, value: string, says: (string | undefined)[]): string {
  return `<button class="person" name="${name}" value="${escapeHtml(value)}">${escapeHtml(says.filter(Boolean).join(' · '))}</button>`;
}
