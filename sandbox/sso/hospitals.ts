/** A hospital of the sandbox. All are fictional: nothing here is said of a real one. */
export interface SandboxHospital {
  id: string;
  name: string;
  province: string;
  /** For people who write the province in English. */
  provinceInEnglish: string;
  full: boolean;
}

const PROVINCES: [string, string][] = [
  ['กรุงเทพมหานคร', 'Bangkok'],
  ['นนทบุรี', 'Nonthaburi'],
  ['สมุทรปราการ', 'Samut Prakan'],
  ['ปทุมธานี', 'Pathum Thani'],
  ['เชียงใหม่', 'Chiang Mai'],
  ['เชียงราย', 'Chiang Rai'],
  ['ลำปาง', 'Lampang'],
  ['พิษณุโลก', 'Phitsanulok'],
  ['นครสวรรค์', 'Nakhon Sawan'],
  ['ขอนแก่น', 'Khon Kaen'],
  ['อุดรธานี', 'Udon Thani'],
  ['นครราชสีมา', 'Nakhon Ratchasima'],
  ['อุบลราชธานี', 'Ubon Ratchathani'],
  ['ชลบุรี', 'Chon Buri'],
  ['ระยอง', 'Rayong'],
  ['พระนครศรีอยุธยา', 'Phra Nakhon Si Ayutthaya'],
  ['ราชบุรี', 'Ratchaburi'],
  ['สุราษฎร์ธานี', 'Surat Thani'],
  ['สงขลา', 'Songkhla'],
  ['ภูเก็ต', 'Phuket'],
];

const NUMERALS = ['๑', '๒'];

/** Two in each of twenty provinces; the second one of every third province is full. */
export const HOSPITALS: readonly SandboxHospital[] = PROVINCES.flatMap(([province, provinceInEnglish], index) =>
  NUMERALS.map((numeral, second) => ({
    id: `X${String(index * 2 + second + 1).padStart(3, '0')}`,
    name: `โรงพยาบาลตัวอย่าง ${numeral} ${province}`,
    province,
    provinceInEnglish,
    full: second === 1 && index % 3 === 0,
  })),
);

export const HOSPITAL_BY_ID: ReadonlyMap<string, SandboxHospital> = new Map(HOSPITALS.map((hospital) => [hospital.id, hospital]));

/** At most this many are given. */
const MOST = 20;

/** @param near part of a name or a province, as people write it; the first ones when empty. */
export function hospitalsNear(near: string | undefined): SandboxHospital[] {
  const wanted = plain(near ?? '');
  return HOSPITALS.filter(({ name, province, provinceInEnglish }) => [name, province, provinceInEnglish].some((text) => plain(text).includes(wanted))).slice(
    0,
    MOST,
  );
}

/** Without spaces and the words that stand before a name, with Thai digits, short forms written out. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)))
    .replace(/กทม\.?/, 'กรุงเทพมหานคร')
    .replace(/โคราช/, 'นครราชสีมา')
    .replace(/จังหวัด|จ\.|โรงพยาบาล|รพ\./g, '')
    .replace(/\s/g, '');
}
