/** A grammar as the matcher reads it. */
export type GrammarNode =
  | { kind: 'token'; text: string }
  | { kind: 'sequence'; nodes: GrammarNode[] }
  | { kind: 'one-of'; nodes: GrammarNode[] }
  /** `most` may be Infinity. */
  | { kind: 'repeat'; node: GrammarNode; least: number; most: number }
  | { kind: 'rule'; id: string }
  /** What the words mean, in place of the words themselves. */
  | { kind: 'tag'; value: string }
  /** Any words; at least one. */
  | { kind: 'garbage' }
  | { kind: 'void' };

export interface Grammar {
  mode: 'dtmf' | 'voice';
  root: string;
  rules: Map<string, GrammarNode>;
}

export const nothing: GrammarNode = { kind: 'sequence', nodes: [] };
