import { elementsOf, type XmlElement } from './parse-xml.ts';
import type { Scopes } from './scopes.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

/** A field, block or transfer of the form that is being visited. */
export interface FormItem {
  element: XmlElement;
  /** Its variable; made up for an item without a name. */
  name: string;
  promptCount: number;
  /** How often each event came while this item was visited. */
  eventCounts: Map<string, number>;
}

const itemNames = ['field', 'block', 'transfer', 'initial', 'subdialog', 'record', 'object'];

/** Carries out a `var` or `script` at the head of a form or document. */
export function declareOrRun({ name, attributes, children }: XmlElement, scopes: Scopes): void {
  if (name === 'var') scopes.declare(attributes.name ?? '', attributes.expr);
  else if (attributes.src === undefined) scopes.script(children.join(''));
  else throw new VoiceXmlEvent('error.unsupported.script', '<script src> is not known to this telephone. Write the script in the document.');
}

/** The items of a form with their variables and counters, from entering the form to leaving it. */
export class FormState {
  readonly items: FormItem[] = [];
  readonly form: XmlElement;
  readonly #scopes: Scopes;

  constructor(form: XmlElement, scopes: Scopes) {
    this.form = form;
    this.#scopes = scopes;
  }

  /** Declares the form's variables, in the dialog scope, in the order of the document (VoiceXML 2.1, 2.1.6.1). */
  begin(): void {
    this.#scopes.enter('dialog');
    for (const element of elementsOf(this.form, 'var', 'script', ...itemNames)) {
      if (itemNames.includes(element.name)) this.#add(element);
      else declareOrRun(element, this.#scopes);
    }
  }

  /** The first item that has no value yet and whose `cond` holds. */
  next(): FormItem | undefined {
    return this.items.find(({ element, name }) => this.#scopes.isUndefined(name) && this.#scopes.condition(element.attributes.cond));
  }

  find(name: string): FormItem | undefined {
    return this.items.find((item) => item.name === name);
  }

  /** Fields and transfers: what `filled` and `submit` speak of when they name nothing. */
  inputNames(): string[] {
    return this.items.filter(({ element }) => element.name !== 'block' && element.attributes.name !== undefined).map(({ name }) => name);
  }

  /** Makes variables undefined, and items new: `<clear>`. Without names all items. */
  clear(names = this.items.map(({ name }) => name)): void {
    for (const name of names) {
      this.#scopes.assign(name, 'undefined');
      const item = this.find(name);
      if (item) Object.assign(item, { promptCount: 1, eventCounts: new Map() });
    }
  }

  #add(element: XmlElement): void {
    const name = element.attributes.name ?? `$item${this.items.length}`;
    this.#scopes.declare(name, element.attributes.expr);
    this.items.push({ element, name, promptCount: 1, eventCounts: new Map() });
  }
}
