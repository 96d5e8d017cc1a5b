/** A part of a parsed document. */
export type Node = Record<string, unknown>;

/** A node of the document and where it stands. */
export interface Place {
  node: Node;
  pointer: string;
}

/** Follows JSON pointers (RFC 6901) into a document, and the `$ref`s within it that they end at. */
export function resolver(document: Node): (pointer: string) => Place {
  return function at(pointer): Place {
    let node: unknown = document;
    for (const step of pointer.slice(1).split('/')) node = (node as Node)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
    const reference = (node as Node).$ref;
    return typeof reference === 'string' ? at(reference.slice(1)) : { node: node as Node, pointer };
  };
}

/** A key as a step of a pointer. */
export function asStep(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
