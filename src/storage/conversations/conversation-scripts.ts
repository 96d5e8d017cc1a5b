import { type CommandParser, defineScript } from 'redis';
import { KEY_NAMES } from './conversation-keys.ts';

/** What every script starts with: its keys by name, and Redis' own clock in ms, so that the processes' clocks need not agree. */
const PRELUDE = `
local ${KEY_NAMES.join(', ')} = unpack(KEYS)
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** Lets go events that are no longer known; a thousand at a time, as Lua cannot hand over many more arguments. */
const DROP_OLD = `
local old = redis.call('ZRANGEBYSCORE', events, '-inf', now, 'LIMIT', 0, 1000)
if #old > 0 then
  redis.call('HDEL', outcomes, unpack(old))
  redis.call('ZREM', events, unpack(old))
end
`;

const asIs = <Reply>(reply: Reply): Reply => reply;

/** A script over the keys of one conversation. Each runs alone and as a whole. @param read makes the reply of the raw one. */
function script<Raw, Reply = Raw>(lua: string, read: (raw: Raw) => Reply) {
  return defineScript({
    SCRIPT: PRELUDE + lua,
    NUMBER_OF_KEYS: KEY_NAMES.length,
    parseCommand(parser: CommandParser, keys: string[], ...args: (string | number)[]): void {
      parser.pushKeys(keys);
      parser.push(...args.map(String));
    },
    transformReply: (raw: Raw): Reply => read(raw),
  });
}

/** Arguments: event id, event. Puts the event into the queue unless it is known. */
const postEvent = script(
  `
local id, event = unpack(ARGV)
${DROP_OLD}
local known = redis.call('ZSCORE', events, id)
if known == 'inf' then return 'waiting' end
if known then return 'ended' end
redis.call('ZADD', events, 'inf', id)
redis.call('PERSIST', events)
redis.call('RPUSH', queue, event)
return 'new'
`,
  asIs<'new' | 'waiting' | 'ended'>,
);

/** Arguments: token, lease in ms. Gives the first event, the session and how often the event was taken, when nobody else has the lease. */
const takeEvent = script(
  `
local token, leaseMs = unpack(ARGV)
local holder = redis.call('GET', lease)
if holder and holder ~= token then return false end
local event = redis.call('LINDEX', queue, 0)
if not event then return false end
redis.call('SET', lease, token, 'PX', leaseMs)
return { event, redis.call('GET', session), redis.call('INCR', tries) }
`,
  (raw: [event: string, session: string | null, tries: number] | null) => raw && { event: raw[0], session: raw[1], tries: raw[2] },
);

/** Arguments: token, lease in ms. Gives 0 when the lease was lost. */
const renewLease = script(
  `
local token, leaseMs = unpack(ARGV)
if redis.call('GET', lease) ~= token then return 0 end
return redis.call('PEXPIRE', lease, leaseMs)
`,
  asIs<0 | 1>,
);

/**
 * Arguments: token, event id, outcome, how many seconds it is kept, session or '' (then the old one stays), how many seconds that is kept,
 * channel, outcome that takes the place of the earlier ones or ''. Ends the first event in one step, or gives 0 and changes nothing when the lease was lost.
 */
const endEvent = script(
  `
local token, id, outcome, keepSeconds, newSession, ttlSeconds, channel, instead = unpack(ARGV)
local keepMs = math.max(1, math.ceil(keepSeconds * 1000))
local ttlMs = math.max(1, math.ceil(ttlSeconds * 1000))
if redis.call('GET', lease) ~= token then return 0 end
redis.call('LPOP', queue)
redis.call('DEL', tries)
if newSession ~= '' then redis.call('SET', session, newSession, 'PX', ttlMs) end
${DROP_OLD}
if instead ~= '' then
  for _, earlier in ipairs(redis.call('HKEYS', outcomes)) do redis.call('HSET', outcomes, earlier, instead) end
end
redis.call('HSET', outcomes, id, outcome)
redis.call('ZADD', events, now + keepMs, id)
redis.call('PEXPIRE', outcomes, keepMs)
if redis.call('EXISTS', queue) == 0 then
  redis.call('DEL', lease)
  redis.call('PEXPIRE', events, keepMs)
end
redis.call('PUBLISH', channel, id)
return 1
`,
  asIs<0 | 1>,
);

/** Argument: event id. Gives what became of it, as long as it is kept. */
const outcomeOf = script(
  `
local id = ARGV[1]
local knownUntil = redis.call('ZSCORE', events, id)
if not knownUntil or tonumber(knownUntil) <= now then return false end
return redis.call('HGET', outcomes, id)
`,
  asIs<string | null>,
);

/** Removes everything. Gives the ids of the events that waited. */
const forgetAll = script(
  `
local waiting = redis.call('ZRANGEBYSCORE', events, 'inf', 'inf')
redis.call('DEL', unpack(KEYS))
return waiting
`,
  asIs<string[]>,
);

/** The scripts of RedisConversations; docs at each. All take the keys of `conversationKeys` first. */
export const CONVERSATION_SCRIPTS = { postEvent, takeEvent, renewLease, endEvent, outcomeOf, forgetAll };
