import type { Card } from '../../reply.ts';
import type { Block, Blocks } from './blocks.ts';
import { choiceAction, shownLabel } from './choice-action.ts';
import { COLOURS } from './look.ts';
import { tapBox } from './tap-box.ts';

/** The question whether an answer helped, with its buttons side by side. */
export function feedbackRow(blocks: Blocks, feedback: Card['feedback'], stepId: string): Block[] {
  if (!feedback) return [];
  const contents = feedback.choices.map((choice) => tapBox(blocks, shownLabel(choice, blocks.lang), choiceAction(choice, stepId, blocks.lang), 'quiet'));
  const row: Block[] = contents.length > 0 ? [{ component: { type: 'box', layout: 'horizontal', spacing: 'md', contents }, lines: 2 }] : [];
  return [...blocks.text(feedback.ask, { size: 'body', color: COLOURS.soft }), ...row];
}
