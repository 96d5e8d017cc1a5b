import type { messagingApi } from '@line/bot-sdk';
import type { Reply } from '../../reply.ts';
import { Blocks } from './blocks.ts';
import { labelOf } from './choice-action.ts';
import { fitDrafts } from './fit-drafts.ts';
import { LARGE, NORMAL } from './look.ts';
import { messageOf, type Part } from './part.ts';
import { quickReplies } from './quick-replies.ts';
import type { RenderOptions } from './render-options.ts';
import { sheetOfCard } from './sheet-of-card.ts';
import { sheetOfChoices } from './sheet-of-choices.ts';
import { sheetOfLink } from './sheet-of-link.ts';

/** LINE shows at most so many characters of who wrote. */
const LONGEST_NAME = 20;

/**
 * Replies as LINE messages: cards and links as Flex, the rest as text, choices as rows to keep and as quick replies of the last message.
 * @returns one to five messages, each within LINE's limits (schemas/line/limits.yaml); nothing of the replies is left out.
 * @throws Error when the replies are too long for five messages, or the step's id for a button.
 */
export function renderForLine(replies: Reply[], options: RenderOptions): messagingApi.Message[] {
  const { words, lang } = options;
  const blocks = new Blocks(options.largeText ? LARGE : NORMAL, lang);
  const choices = replies.flatMap((reply) => reply.choices ?? []);
  const parts = withChoices(
    replies.flatMap((reply) => partsOf(reply, blocks, options)),
    choices,
    blocks,
    options,
    replies.at(-1)?.card !== undefined && !options.expects,
  );
  const drafts = fitDrafts(parts, blocks);
  const messages = (drafts.length > 0 ? drafts : [{ text: words.nothing }]).map((draft) => messageOf(draft, words, blocks));
  const quickReply = quickReplies(choices, options);
  const last = messages.at(-1);
  if (last && quickReply) last.quickReply = quickReply;
  const from = replies.find((reply) => reply.from !== undefined)?.from;
  if (from) for (const message of messages) message.sender = { name: [...from].slice(0, LONGEST_NAME).join('') };
  return messages;
}

function partsOf(reply: Reply, blocks: Blocks, { words, stepId, publicUrl }: RenderOptions): Part[] {
  const { card, link, text } = reply;
  const said: Part[] = card ? [{ sheet: sheetOfCard(reply, card, { blocks, words, stepId }) }] : [];
  if (!link) return card ? said : [{ text }];
  const sheet = sheetOfLink(card ? '' : text, link, blocks, publicUrl);
  // an address that LINE's button refuses can still be tapped in a text
  return [...said, sheet ? { sheet } : { text: [card ? '' : text, link.label, link.url].filter(Boolean).join('\n') }];
}

function withChoices(parts: Part[], choices: Reply['choices'] & object, blocks: Blocks, options: RenderOptions, answered: boolean): Part[] {
  const { expects, words } = options;
  const last = parts.at(-1);
  const [only, ...others] = choices;
  // beside typing an answer there is one thing to do, such as cancelling: a bubble for it would outweigh the question
  if (only && others.length === 0 && expects && expects !== 'date-time' && last && 'text' in last && last.text.trim() !== '') {
    return [...parts.slice(0, -1), { text: `${last.text.trimEnd()}\n\n${words.orType(labelOf(only))}` }];
  }
  if (choices.length === 0 && expects !== 'date-time') return parts;
  return [...parts, { sheet: sheetOfChoices(choices, blocks, options, answered) }];
}
