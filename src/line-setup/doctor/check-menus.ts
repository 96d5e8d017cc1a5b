import { DEFAULT_MENU, findMenus, MENU_KEYS } from '../menu-keys.ts';
import { type Check, type DoctorApi, fault, ok, warn } from './doctor.ts';

const RUN = 'Run npm run line:richmenu.';

/** Are the four menus there with their pictures, and does everybody get one? */
export async function checkMenus(api: DoctorApi): Promise<Check[]> {
  const ids = findMenus(await api.aliases());
  const missing = MENU_KEYS.filter((key) => !ids[key]);
  const bare: string[] = [];
  for (const key of MENU_KEYS) {
    const id = ids[key];
    if (id && !(await api.hasPicture(id))) bare.push(key);
  }
  return [
    missing.length + bare.length === 0 ? ok('menus', 'all four are there with their pictures') : fault('menus', sayWrong(missing, bare)),
    checkDefault(await api.defaultMenu(), ids[DEFAULT_MENU]),
  ];
}

function sayWrong(missing: readonly string[], bare: readonly string[]): string {
  const parts = [missing.length > 0 && `missing: ${missing.join(', ')}`, bare.length > 0 && `without a picture: ${bare.join(', ')}`].filter(Boolean);
  return `${parts.join('; ')}. ${RUN}`;
}

function checkDefault(id: string | undefined, wanted: string | undefined): Check {
  if (id === undefined) return fault('default menu', `is not set: people who are new see no menu. ${RUN}`);
  if (id !== wanted) return warn('default menu', `is another menu than ours, perhaps one made by hand. ${RUN}`);
  return ok('default menu', `is ${DEFAULT_MENU}`);
}
