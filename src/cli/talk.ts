/** npm run talk: the assistant in a terminal. */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { loadContent } from '../content/load-content.ts';
import { loadPhrases } from '../content/read-locales.ts';
import { openStage } from '../stories/open-stage.ts';

const stage = await openStage({ content: await loadContent((step) => console.error(step)), phrases: await loadPhrases() });
stage.setClock(new Date().toISOString());
const terminal = createInterface({ input: process.stdin, output: process.stdout });
let text: string | undefined;
for (;;) {
  const { replies } = await stage.service.turns.turn({ conversationId: 'terminal', eventId: randomUUID(), text });
  for (const reply of replies) {
    console.log(`\n${reply.text}`);
    for (const [index, choice] of (reply.choices ?? []).entries()) console.log(`  ${index + 1}) ${choice.label}`);
  }
  text = await terminal.question('\n> ').catch(() => undefined);
  if (text === undefined) break;
}
terminal.close();
await stage.close();
