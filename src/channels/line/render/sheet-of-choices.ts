import type { messagingApi } from '@line/bot-sdk';
import type { ReplyChoice } from '../../reply.ts';
import type { Block, Blocks } from './blocks.ts';
import { choiceAction, labelOf } from './choice-action.ts';
import { COLOURS } from './look.ts';
import { pickerAction } from './quick-replies.ts';
import type { RenderOptions } from './render-options.ts';
import type { Sheet } from './sheet.ts';

/** The dialog understands a typed 1 to 9. */
const MOST_NUMBERED = 9;

/**
 * The choices to keep: LINE's quick replies are gone with the next message, and a computer does not show them. Rows rather than lines of text, however
 * many: older people tap a wide row more surely than they type a number or push a bar of small buttons sideways, and a row holds the whole label,
 * where LINE's buttons hold 20 letters. The numbers in front can be typed; they are left out when a number is what the question asks for.
 * @param quiet what to ask next, behind an answer: low rows, as LINE scrolls to the end and the answer should stay in sight.
 */
export function sheetOfChoices(choices: ReplyChoice[], blocks: Blocks, options: RenderOptions, quiet: boolean): Sheet {
  const { words, expects, stepId, lang } = options;
  const mark = (index: number): string => (expects === 'number' || index >= MOST_NUMBERED ? '•' : `${index + 1}.`);
  const heading = expects ? words.chooseOrType : words.choose;
  const rows = choices.map((choice, index) => row(blocks, mark(index), labelOf(choice), choiceAction(choice, stepId, lang), quiet));
  const picker = expects === 'date-time' ? [row(blocks, '🗓', words.pickTime, pickerAction(options), quiet)] : [];
  const listed = choices.map((choice, index) => `${mark(index)} ${labelOf(choice)}`);
  return {
    first: [blocks.text(heading, { size: 'body', color: COLOURS.soft }), ...picker, ...rows],
    more: [],
    last: [],
    hint: [],
    opening: [],
    plain: [heading, ...picker.map(() => words.pickTime), ...listed].join('\n'),
  };
}

function row(blocks: Blocks, mark: string, label: string, action: messagingApi.Action, quiet: boolean): Block[] {
  const look = quiet ? { paddingAll: 'sm' } : { backgroundColor: COLOURS.paleGreen, cornerRadius: 'md', paddingAll: 'lg' };
  return blocks.item(mark, label).map(({ component, lines }) => ({
    component: { ...component, action, ...look } as Block['component'],
    lines: lines + 1,
  }));
}
