/** Codes up to the end of the Thai block; phrases of the lexicon begin with none beyond it. */
const ROOT_CODES = 0x0e80;

/**
 * Finds many fixed phrases in one walk over a text: longest match at each place. Nodes lie in arrays in the order of their depth, so that the
 * children of a node are neighbours and a walk stays within few lines of memory.
 */
export class PhraseTrie<T> {
  /** The first node of each code, or 0. */
  readonly #root = new Int32Array(ROOT_CODES);
  /** The code that leads to a node. */
  readonly #codes: Uint16Array;
  /** Where the children of a node begin; they end where those of the next node begin. */
  readonly #children: Int32Array;
  /** Values by node; most have none. */
  readonly #values: (T | undefined)[];

  /** @throws Error when a phrase begins beyond the Thai block. */
  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    const root: Node<T> = { code: 0, next: new Map(), value: undefined };
    for (const [phrase, value] of entries) add(root, phrase, value);
    const nodes = [root];
    const children: number[] = [];
    for (let at = 0; at < nodes.length; at++) {
      children.push(nodes.length);
      nodes.push(...(nodes[at] as Node<T>).next.values());
    }
    children.push(nodes.length);
    this.#codes = Uint16Array.from(nodes, ({ code }) => code);
    this.#children = Int32Array.from(children);
    this.#values = nodes.map(({ value }) => value);
    for (const code of root.next.keys()) {
      if (code >= ROOT_CODES) throw new Error(`a phrase begins with "${String.fromCharCode(code)}". Allowed: Latin and Thai letters, digits, marks.`);
      this.#root[code] = nodes.indexOf(root.next.get(code) as Node<T>);
    }
  }

  /** The longest phrase that starts at an index, or nothing. */
  longestAt(text: string, start: number): { value: T; end: number } | undefined {
    let found: { value: T; end: number } | undefined;
    let node = this.#first(text.charCodeAt(start));
    for (let i = start + 1; node > 0; i++) {
      const value = this.#values[node];
      if (value !== undefined) found = { value, end: i };
      node = i < text.length ? this.#next(node, text.charCodeAt(i)) : 0;
    }
    return found;
  }

  /** Hands every phrase in the text to `found`, overlapping ones too. */
  each(text: string, found: (value: T, start: number, end: number) => void): void {
    for (let start = 0; start < text.length; start++) {
      let node = this.#first(text.charCodeAt(start));
      for (let i = start + 1; node > 0; i++) {
        const value = this.#values[node];
        if (value !== undefined) found(value, start, i);
        node = i < text.length ? this.#next(node, text.charCodeAt(i)) : 0;
      }
    }
  }

  #first(code: number): number {
    return code < ROOT_CODES ? (this.#root[code] as number) : 0;
  }

  #next(node: number, code: number): number {
    const end = this.#children[node + 1] as number;
    for (let child = this.#children[node] as number; child < end; child++) if (this.#codes[child] === code) return child;
    return 0;
  }
}

interface Node<T> {
  code: number;
  next: Map<number, Node<T>>;
  value: T | undefined;
}

function add<T>(root: Node<T>, phrase: string, value: T): void {
  let node = root;
  for (let i = 0; i < phrase.length; i++) {
    const code = phrase.charCodeAt(i);
    let child = node.next.get(code);
    if (!child) {
      child = { code, next: new Map(), value: undefined };
      node.next.set(code, child);
    }
    node = child;
  }
  node.value = value;
}
