/** Finds many fixed phrases in one walk over a text: longest match at each place. */
export class PhraseTrie<T> {
  readonly #root: Node<T> = { next: new Map(), value: undefined };

  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) this.#add(phrase, value);
  }

  #add(phrase: string, value: T): void {
    let node = this.#root;
    for (let i = 0; i < phrase.length; i++) {
      const code = phrase.charCodeAt(i);
      let child = node.next.get(code);
      if (!child) {
        child = { next: new Map(), value: undefined };
        node.next.set(code, child);
      }
      node = child;
    }
    node.value = value;
  }

  /** The longest phrase that starts at an index, or nothing. */
  longestAt(text: string, start: number): { value: T; end: number } | undefined {
    let node: Node<T> | undefined = this.#root;
    let found: { value: T; end: number } | undefined;
    for (let i = start; i < text.length; i++) {
      node = node.next.get(text.charCodeAt(i));
      if (!node) break;
      if (node.value !== undefined) found = { value: node.value, end: i + 1 };
    }
    return found;
  }

  /** Hands every phrase in the text to `found`, overlapping ones too. */
  each(text: string, found: (value: T, start: number, end: number) => void): void {
    for (let start = 0; start < text.length; start++) {
      let node: Node<T> | undefined = this.#root;
      for (let i = start; i < text.length; i++) {
        node = node.next.get(text.charCodeAt(i));
        if (!node) break;
        if (node.value !== undefined) found(node.value, start, i + 1);
      }
    }
  }
}

interface Node<T> {
  next: Map<number, Node<T>>;
  value: T | undefined;
}
