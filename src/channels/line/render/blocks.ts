import type { messagingApi } from '@line/bot-sdk';
import type { Lang } from '../../../knowledge/calendar.ts';
import { splitText } from './fit-text.ts';
import { COLOURS, type Look, lettersPerLine } from './look.ts';

/** A piece of a bubble that is not taken apart, with the lines that it fills on a telephone. */
export interface Block {
  component: messagingApi.FlexComponent;
  lines: number;
}

/** Vowels and tones above and below take no room in a line. */
const MARKS = /\p{M}/gu;

/** Most UTF-16 units in one text of a bubble: even as control characters in JSON they leave room in it. */
const MOST_UNITS = 2000;

export interface Style {
  size: 'title' | 'lead' | 'body' | 'small';
  color?: string;
  bold?: boolean;
}

/** Makes blocks of one look and language. */
export class Blocks {
  readonly look: Look;
  readonly lang: Lang;

  constructor(look: Look, lang: Lang) {
    this.look = look;
    this.lang = lang;
  }

  /** A text, in several blocks when it is very long; nothing when it is blank. */
  text(text: string, style: Style): Block[] {
    return this.#pieces(text).map((piece) => ({ component: this.wrapped(piece, style), lines: this.linesOf(piece, style.size) }));
  }

  /** A text behind a bullet or number. */
  item(mark: string, text: string): Block[] {
    return this.#pieces(text).map((piece, index) => ({
      component: {
        type: 'box',
        layout: 'horizontal',
        spacing: 'sm',
        contents: [
          { ...this.wrapped(index === 0 ? mark : '…', { size: 'body', color: COLOURS.green, bold: true }), flex: 0 },
          { ...this.wrapped(piece, { size: 'body' }), flex: 1 },
        ],
      },
      lines: this.linesOf(`${mark} ${piece}`, 'body'),
    }));
  }

  /** A text on a ground of its own. */
  note(text: string, color: string, backgroundColor: string): Block[] {
    return this.#pieces(text).map((piece) => ({
      component: {
        type: 'box',
        layout: 'vertical',
        backgroundColor,
        cornerRadius: 'md',
        paddingAll: 'md',
        contents: [this.wrapped(piece, { size: 'body', color })],
      },
      lines: this.linesOf(piece, 'body') + 1,
    }));
  }

  /** One text component. It follows the letter size that the person has set in LINE. @param text not blank. */
  wrapped(text: string, { size, color = COLOURS.ink, bold = false }: Style): messagingApi.FlexText {
    return { type: 'text', text, wrap: true, size: this.look[size], color, scaling: true, ...(bold ? { weight: 'bold' } : {}) };
  }

  linesOf(text: string, size: Style['size']): number {
    const perLine = lettersPerLine(this.look[size]);
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.replace(MARKS, '').length / perLine)), 0);
  }

  #pieces(text: string): string[] {
    return splitText(text, MOST_UNITS, this.lang);
  }
}
