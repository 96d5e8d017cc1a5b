import type { messagingApi } from '@line/bot-sdk';

/** All that a person can see of messages, or hear of them: texts, alternative texts, what stands in bubbles and on buttons. Lines in reading order. */
export function plainOf(messages: messagingApi.Message[]): string {
  return messages.flatMap((message) => [...textsOf(message), ...quickLabels(message)]).join('\n');
}

/** What stands in a bubble or a carousel, without the alternative text. */
export function plainOfFlex(contents: messagingApi.FlexContainer | messagingApi.FlexComponent): string {
  return flexTexts(contents).join('\n');
}

function textsOf(message: messagingApi.Message): string[] {
  if (message.type === 'text') return [(message as messagingApi.TextMessage).text];
  if (message.type !== 'flex') return [];
  const { altText, contents } = message as messagingApi.FlexMessage;
  return [altText, ...flexTexts(contents)];
}

function quickLabels({ quickReply }: messagingApi.Message): string[] {
  return (quickReply?.items ?? []).flatMap(({ action }) => action?.label ?? []);
}

function flexTexts(node: messagingApi.FlexContainer | messagingApi.FlexComponent): string[] {
  switch (node.type) {
    case 'carousel':
      return node.contents.flatMap(flexTexts);
    case 'bubble':
      return [node.header, node.hero, node.body, node.footer].flatMap((part) => (part ? flexTexts(part) : []));
    case 'box':
      // a bullet and its sentence, or a number and its choice, stand in one line
      return node.layout === 'vertical' ? node.contents.flatMap(flexTexts) : [node.contents.flatMap(flexTexts).join(' ')];
    case 'text':
      return [node.contents ? node.contents.map((span) => span.text ?? '').join('') : (node.text ?? '')];
    case 'button':
      return [node.action.label ?? ''];
    default:
      return [];
  }
}
