import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * make start: the assistant with its sandbox, each a process of its own. What is set in the environment (REGISTRY_URL, OIDC_ISSUER,
 * LINE_CHANNEL_SECRET, DATABASE_URL, REDIS_URL ...) is used instead of the sandbox's part.
 */
const root = join(import.meta.dirname, '..');
const { env } = process;
const port = env.PORT || '1506';
const sandboxPort = env.SANDBOX_SSO_PORT || '1510';
const openIdPort = env.SANDBOX_OPENID_PORT || '1511';
const linePort = env.SANDBOX_LINE_PORT || '1512';
const phonePort = env.SANDBOX_PHONE_PORT || '1513';
const publicUrl = env.PUBLIC_URL || `http://localhost:${port}`;
const children: ChildProcess[] = [];
let stopping = false;

const sandbox = `http://localhost:${sandboxPort}`;
const settings: Record<string, string> = { PORT: port, PUBLIC_URL: publicUrl, LOG_LEVEL: env.LOG_LEVEL || 'warn' };
const say: string[] = [];

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

try {
  if (!env.REGISTRY_URL) {
    await run('the invented Social Security Office', 'sandbox/sso/main.ts', { PORT: sandboxPort }, /is ready/);
    Object.assign(settings, { REGISTRY_URL: sandbox, REGISTRY_TOKEN: 'sandbox', CONTACT_CENTRE_URL: sandbox, CONTACT_CENTRE_TOKEN: 'sandbox' });
    if (!env.SMS_URL) Object.assign(settings, { SMS_URL: sandbox, SMS_TOKEN: 'sandbox' });
    say.push(`Back ends    ${sandbox}/  (200 invented people, faults on switches, callbacks, SMS)`);
  }
  if (!env.OIDC_ISSUER) {
    const issuer = `http://localhost:${openIdPort}`;
    const client = { OIDC_CLIENT_ID: 'ask-1506-sandbox', OIDC_CLIENT_SECRET: 'sandbox-only-not-a-secret' };
    const desk = { DESK_OIDC_CLIENT_ID: 'ask-1506-desk', DESK_OIDC_CLIENT_SECRET: 'sandbox-only-not-a-secret' };
    await run('the sign-in', 'sandbox/openid/main.ts', { PORT: openIdPort, PUBLIC_URL: publicUrl, ...client, ...desk }, /provider: /);
    Object.assign(settings, { OIDC_ISSUER: issuer, ...client });
    if (!env.DESK_OIDC_ISSUER) {
      Object.assign(settings, { DESK_OIDC_ISSUER: issuer, ...desk, DESK_RECOGNISER_KEY: env.DESK_RECOGNISER_KEY || 'sandbox-only-not-a-secret' });
      say.push(`Desk         ${publicUrl}/desk/  (sign in as มาลี, an agent, or วิชัย, a supervisor; then write on LINE and ask for a person)`);
    }
    say.push(`Sign-in      ${issuer}/  (choose any invented person; no password)`);
  }
  if (!env.LINE_CHANNEL_SECRET) {
    const line = `http://localhost:${linePort}`;
    const [secret, token] = ['5a4db0c45a4db0c45a4db0c45a4db0c4', 'sandbox-only-not-a-secret'];
    const platform = { PORT: linePort, WEBHOOK_URL: `http://localhost:${port}/channels/line/webhook`, LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_TOKEN: token };
    await run('LINE', 'sandbox/line/main.ts', platform, /is ready/);
    const account = { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: token, LINE_API_URL: line };
    Object.assign(settings, account, { LINE_ACCOUNT_LINK_URL: `${line}/dialog/bot/accountLink` });
    await finish("LINE's rich menus", 'src/cli/line-richmenu.ts', account);
    say.push(`LINE         ${line}/sandbox/line  (a phone: add the account, write, tap; what goes over the wire beside it)`);
  }
  const voiceSecret = env.VOICE_SECRET || 'sandbox-only-not-a-secret';
  // the telephone of the sandbox understands free speech, as many platforms do
  Object.assign(settings, { VOICE_SECRET: voiceSecret, VOICE_FREE_SPEECH: env.VOICE_FREE_SPEECH || 'builtin:grammar/transcribe' });
  await run('the assistant (the first time it learns from its questions, about a minute)', 'src/server/main.ts', settings, /is ready/);
  const startUrl = `http://localhost:${port}/channels/voice/start`;
  await run('the telephone', 'sandbox/phone/main.ts', { PORT: phonePort, START_URL: startUrl, VOICE_KEY: voiceSecret }, /is ready/);
  say.push(`Telephone    http://localhost:${phonePort}/sandbox/phone  (call, press keys, type or speak; the VoiceXML documents beside it)`);
  console.log(
    [
      '',
      'ถาม 1506 is ready.',
      '',
      `Chat         ${publicUrl}/`,
      ...say,
      '',
      'Ask: ตกงานได้เงินเท่าไหร่   or, after signing in: ส่งเงินสมทบมากี่เดือนแล้ว',
      'Stop with Ctrl-C.',
      '',
    ].join('\n'),
  );
} catch (error) {
  console.error((error as Error).message);
  await stop(1);
}

/** Starts one part and waits until it says that it is ready. @throws Error with what it said when it ends before. */
async function run(name: string, file: string, more: Record<string, string>, ready: RegExp): Promise<void> {
  process.stdout.write(`Starting ${name} ... `);
  const child = spawn(process.execPath, [join(root, file)], { cwd: root, env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (ready.test(line)) resolve();
      // the log of the assistant is JSON; what is no log line is for the person
      else if (line.startsWith('{')) console.log(line);
    });
    child.on('exit', (code) => {
      if (stopping) return;
      reject(
        new Error(`\n${file} ended with ${code}. If its port is taken, set PORT or SANDBOX_SSO_PORT, _OPENID_PORT, _LINE_PORT or _PHONE_PORT to a free one.`),
      );
      void stop(1);
    });
  });
  console.log('ok');
}

/** Does something that ends by itself. @throws Error with what it said when it fails. */
async function finish(name: string, file: string, more: Record<string, string>): Promise<void> {
  process.stdout.write(`Setting up ${name} ... `);
  const child = spawn(process.execPath, [join(root, file)], { cwd: root, env: { ...env, ...more }, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${file} ended with ${code}.`);
  console.log('ok');
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  const running = children.filter((child) => child.exitCode === null && child.signalCode === null);
  const ended = running.map((child) => once(child, 'exit'));
  for (const child of running) child.kill('SIGTERM');
  await Promise.all(ended);
  process.exit(code);
}
