import { makeButton } from './dom.js';
import { makePicture } from './make-picture.js';
import { placeArea } from './render-message.js';

/**
 * The menu at the foot of the chat: its picture with pressable tiles, and the bar that folds it.
 */
export class RichMenu {
  #bar;
  #tiles;
  #run;

  /**
   * @param {HTMLElement} bar the button that folds
   * @param {HTMLElement} tiles
   * @param {(action: any) => void} run what a press on a tile does
   * @param {AbortSignal} signal ends it
   */
  constructor(bar, tiles, run, signal) {
    this.#bar = bar;
    this.#tiles = tiles;
    this.#run = run;
    bar.addEventListener('click', () => this.open(Boolean(tiles.hidden)), { signal });
  }

  /**
   * @param {{areas: any[], size: {width: number, height: number}, imageUrl: string, chatBarText: string, selected?: boolean} | null} menu
   *   null takes the menu away
   */
  show(menu) {
    this.#bar.hidden = !menu;
    this.open(false);
    this.#tiles.replaceChildren();
    if (!menu) return;
    this.#bar.textContent = menu.chatBarText;
    this.#tiles.style.aspectRatio = `${menu.size.width} / ${menu.size.height}`;
    this.#tiles.append(makePicture(menu.imageUrl, true));
    menu.areas.forEach(({ bounds, action }, at) => {
      const button = makeButton('area', '', () => this.#run(action));
      button.ariaLabel = action.label ?? action.displayText ?? action.text ?? `ช่องที่ ${at + 1} (tile)`;
      placeArea(button.style, bounds, menu.size);
      this.#tiles.append(button);
    });
    this.open(menu.selected ?? true);
  }

  /** @param {boolean} open */
  open(open) {
    this.#tiles.hidden = !open || this.#bar.hidden;
    this.#bar.ariaExpanded = String(!this.#tiles.hidden);
  }
}
