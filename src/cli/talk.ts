/** npm run talk: the assistant in a terminal. */
import { createInterface } from 'node:readline/promises';
import { TurnService } from '../channels/turn-service.ts';
import { loadContent } from '../content/load-content.ts';
import { loadPhrases } from '../content/read-locales.ts';
import { MemorySessions } from '../storage/sessions/memory-sessions.ts';

const turns = new TurnService({ content: await loadContent((step) => console.error(step)), phrases: await loadPhrases(), sessions: new MemorySessions(3600) });
const terminal = createInterface({ input: process.stdin, output: process.stdout });
let text: string | undefined;
for (;;) {
  const { replies } = await turns.turn({ conversationId: 'terminal', text });
  for (const reply of replies) {
    console.log(`\n${reply.text}`);
    for (const [index, choice] of (reply.choices ?? []).entries()) console.log(`  ${index + 1}) ${choice.label}`);
  }
  text = await terminal.question('\n> ').catch(() => undefined);
  if (text === undefined) break;
}
terminal.close();
