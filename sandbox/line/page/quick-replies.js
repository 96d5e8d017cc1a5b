import { make, makeButton } from './dom.js';
import { makePicture } from './make-picture.js';

/** The label that LINE gives an action which has none. @type {Record<string, string>} */
const OWN_LABELS = { camera: 'กล้อง (camera)', cameraRoll: 'รูปภาพ (camera roll)', location: 'ตำแหน่ง (location)' };

/** Kinds whose buttons stay after a press, because nothing has been said yet. */
const STAYING = new Set(['camera', 'cameraRoll', 'location', 'datetimepicker', 'uri', 'clipboard']);

/**
 * Shows the quick replies of the newest message above the input, or none.
 *
 * @param {HTMLElement} place
 * @param {any[]} items of the message's quickReply
 * @param {(action: any) => void} run
 */
export function showQuickReplies(place, items, run) {
  place.replaceChildren(
    ...items.map(({ action, imageUrl }) => {
      const button = makeButton('quick-reply', '', () => {
        if (!STAYING.has(action.type)) place.replaceChildren();
        run(action);
      });
      if (imageUrl) button.append(makePicture(imageUrl, true));
      button.append(make('span', '', action.label ?? OWN_LABELS[action.type] ?? action.type));
      return button;
    }),
  );
}
