/**
 * What the + beside the input sends. Stickers are of the packages that LINE lets bots send too; the places are town halls.
 *
 * @see https://developers.line.biz/en/docs/messaging-api/sticker-list/
 */

/** @type {{label: string, value: object}[]} */
export const STICKERS = [
  { label: '446 · 1988', value: { type: 'sticker', packageId: '446', stickerId: '1988' } },
  { label: '446 · 2005', value: { type: 'sticker', packageId: '446', stickerId: '2005' } },
  { label: '789 · 10855', value: { type: 'sticker', packageId: '789', stickerId: '10855' } },
  { label: '11537 · 52002734', value: { type: 'sticker', packageId: '11537', stickerId: '52002734' } },
];

/** Degrees, WGS 84, to about a kilometre. @type {{label: string, value: object}[]} */
export const PLACES = [
  place('กรุงเทพมหานคร', 'Bangkok', 13.754, 100.501),
  place('นนทบุรี', 'Nonthaburi', 13.861, 100.514),
  place('ชลบุรี', 'Chon Buri', 13.361, 100.985),
  place('เชียงใหม่', 'Chiang Mai', 18.79, 98.985),
  place('ขอนแก่น', 'Khon Kaen', 16.432, 102.824),
  place('นครราชสีมา', 'Nakhon Ratchasima', 14.974, 102.098),
  place('สงขลา', 'Songkhla', 7.19, 100.595),
  place('ภูเก็ต', 'Phuket', 7.884, 98.392),
];

/** @param {string} name @param {string} english @param {number} latitude @param {number} longitude */
function place(name, english, latitude, longitude) {
  const address = name === 'กรุงเทพมหานคร' ? `${name} ประเทศไทย` : `จังหวัด${name} ประเทศไทย`;
  return { label: `${name} (${english})`, value: { type: 'location', title: name, address, latitude, longitude } };
}
