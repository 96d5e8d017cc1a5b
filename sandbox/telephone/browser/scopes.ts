import { createContext, runInContext } from 'node:vm';
import { VoiceXmlEvent } from './voice-xml-event.ts';

/** The inner scopes of a call, from outside to inside; `session` and `application` are always there. */
export type ScopeName = 'document' | 'dialog' | 'anonymous';
type Variables = Record<string, unknown>;

// a document's script that does not end must not hold the call; a busy machine may let a short one wait
const SCRIPT_TIMEOUT_MS = 2000;
const identifier = /^[A-Za-z_$][\w$]*/;

/** The ECMAScript variables of one call, in a realm of their own. Not a wall against hostile documents: node:vm is none. */
export class Scopes {
  readonly #global: Variables = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } }) as Variables;
  #inner: ScopeName[] = [];

  /** @param session becomes the variable `session`, as plain data */
  constructor(session: unknown) {
    this.#global.session = this.#plain(session);
    this.#global.application = this.#plain({});
  }

  /** Opens an empty scope; one of that name and those inside it are closed first. */
  enter(scope: ScopeName): void {
    this.leave(scope);
    this.#inner.push(scope);
    this.#global[scope] = this.#plain({});
  }

  leave(scope: ScopeName): void {
    const at = this.#inner.indexOf(scope);
    if (at < 0) return;
    for (const gone of this.#inner.splice(at)) delete this.#global[gone];
  }

  /** Declares a variable in the innermost scope. @param expression its value; undefined when left out */
  declare(name: string, expression?: string): void {
    if (name.match(identifier)?.[0] !== name) throw new VoiceXmlEvent('error.semantic', `"${name}" cannot be the name of a variable.`);
    this.#variables(this.#inner.at(-1) ?? 'application')[name] = expression === undefined ? undefined : this.#expression(expression);
  }

  /** Gives a declared variable, or a property of one, the value of an expression. */
  assign(name: string, expression: string): void {
    this.#mustBeDeclared(name, 'assign');
    this.#run(`${name} = (${expression}\n)`);
  }

  /** Sets a variable of a scope to plain data. */
  set(scope: ScopeName | 'application', name: string, value: unknown): void {
    this.#variables(scope)[name] = this.#plain(value);
  }

  /** A variable's value as it is sent to a server: as a string, an undefined one as "undefined" (VoiceXML 2.1, 5.3.8). */
  submitted(name: string): string {
    this.#mustBeDeclared(name, 'submit');
    return this.text(name);
  }

  isUndefined(name: string): boolean {
    return this.#run(`typeof ${name} === 'undefined'`) === true;
  }

  condition(expression: string | undefined): boolean {
    return expression === undefined || Boolean(this.#expression(expression));
  }

  text(expression: string): string {
    return this.#run(`'' + (${expression}\n)`) as string;
  }

  /** Runs a document's script: functions and variables in it are known until the call ends. */
  script(code: string): void {
    this.#run(code);
  }

  #mustBeDeclared(name: string, element: string): void {
    const root = name.match(identifier)?.[0] ?? '';
    const known = [...this.#inner, 'application'].some((scope) => root in this.#variables(scope as ScopeName)) || root in this.#global;
    if (!known) throw new VoiceXmlEvent('error.semantic', `<${element}> names "${name}", which is not declared. Declare it with <var>.`);
  }

  #variables(scope: ScopeName | 'application'): Variables {
    return this.#global[scope] as Variables;
  }

  #plain(value: unknown): unknown {
    return value === undefined ? undefined : runInContext(`(${JSON.stringify(value)})`, this.#global);
  }

  #expression(expression: string): unknown {
    return this.#run(`(${expression}\n)`);
  }

  #run(code: string): unknown {
    const opened = ['application', ...this.#inner].map((scope) => `with (${scope})`).join(' ');
    try {
      return runInContext(`${opened} {${code}\n}`, this.#global, { timeout: SCRIPT_TIMEOUT_MS });
    } catch (cause) {
      // an error of the other realm is no instance of our Error
      const message = (cause as { message?: string }).message ?? String(cause);
      throw new VoiceXmlEvent('error.semantic', `${message} in: ${code.trim().slice(0, 120)}`, { cause });
    }
  }
}
