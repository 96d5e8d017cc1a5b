import { notFound, ok } from '../answer.ts';
import type { LinePlatform } from '../line-platform.ts';
import type { Operation } from './operation.ts';

/** The bot's own name, people's profiles, and tokens to link their accounts. */
export function peopleOperations(platform: LinePlatform): Operation[] {
  const { people, linkTokens, clock, options, botUserId } = platform;
  return [
    {
      method: 'GET',
      path: '/v2/bot/info',
      run: () => ok({ userId: botUserId, basicId: '@ask1506', displayName: options.botName, chatMode: 'bot', markAsReadMode: 'auto' }),
    },
    {
      method: 'GET',
      path: '/v2/bot/profile/:userId',
      run: ({ params }) => {
        const person = people.find(String(params.userId));
        // friends, and who wrote without being one; never who has blocked the account
        if (!person || person.state === 'blocked' || (person.state === 'stranger' && person.history.length === 0)) return notFound();
        return ok({ userId: person.userId, displayName: person.name, ...(person.language ? { language: person.language } : {}) });
      },
    },
    {
      method: 'POST',
      path: '/v2/bot/user/:userId/linkToken',
      run: ({ params }) => {
        const person = people.find(String(params.userId));
        return person ? ok({ linkToken: linkTokens.issue(person.userId, clock.now()) }) : notFound();
      },
    },
  ];
}
