import { type Fault, MODES, TARGETS } from './faults.ts';
import { PEOPLE } from './people.ts';
import type { Person } from './person.ts';
import { AGENTS, type Received } from './received.ts';

/** The sandbox's page: who is there, the switches, what was received. Plain HTML, no script. */
export function page(fault: Fault, received: Received): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sandbox: the invented Social Security Office</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 70rem; padding: 0 1rem }
  table { border-collapse: collapse; width: 100% }
  th, td { border-bottom: 1px solid #ccc; padding: .2rem .6rem; text-align: left; vertical-align: top }
  form { display: inline-block; margin: 0 1.5rem 1rem 0 }
  button { font: inherit; padding: .2rem .7rem }
  button[aria-pressed=true] { background: #1d4f91; color: #fff }
  code { font-size: 1rem }
</style>
<h1>The invented Social Security Office</h1>
<p>Stands in for the back end of schemas/registry.openapi.yaml. Every person, number and hospital here is invented.</p>
<h2>Switches</h2>
<form method="post" action="/sandbox/faults">
  <label>Fault at <select name="target">${TARGETS.map((target) => `<option${target === fault.target ? ' selected' : ''}>${target}</option>`).join('')}</select></label>
  ${buttons('mode', MODES, fault.mode)}
</form>
<form method="post" action="/sandbox/agents">Agents ${buttons('state', AGENTS, received.agents)}</form>
<form method="post" action="/sandbox/reset"><button>Forget everything received</button></form>
${section('SMS outbox', ['To', 'Text'], received.messages.map(({ to, text }) => [to, text]).reverse())}
${section('Callbacks', ['Reference', 'Phone', 'About', 'From', 'Until', 'State'], [...received.callbacks.values()].map((each) => [each.reference, each.phone, each.about, each.window.from, each.window.until, each.state]).reverse())}
${section('Tickets', ['Reference', 'About', 'Values'], [...received.tickets.values()].map(({ reference, about, values }) => [reference, about, JSON.stringify(values)]).reverse())}
${section('Handoffs', ['Conversation', 'Reason', 'Summary'], received.handoffs.map(({ conversationId, reason, summary }) => [conversationId, reason, summary]).reverse())}
${section('Persons', ['National ID', 'Name', 'Born', 'Telephone', 'What is special'], PEOPLE.map(row))}
</html>`;
}

const row = (person: Person): string[] => [
  person.nationalId,
  `${person.givenName} ${person.familyName}`,
  person.birthDate,
  person.phone ?? '-',
  person.special,
];

function buttons(name: string, values: readonly string[], current: string): string {
  return values.map((value) => `<button name="${name}" value="${value}" aria-pressed="${value === current}">${value}</button>`).join(' ');
}

function section(title: string, heads: string[], rows: string[][]): string {
  const cells = (tag: string, texts: string[]): string => `<tr>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`;
  const body = rows.length ? `<table>${cells('th', heads)}${rows.map((texts) => cells('td', texts)).join('')}</table>` : '<p>None yet.</p>';
  return `<h2>${title} (${rows.length})</h2>\n${body}`;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
