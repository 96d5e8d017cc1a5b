import type { Grammar, GrammarNode } from './grammar.ts';

/** `meaning` is the grammar's tag, or what was said when it has none; only when `whole`. */
export interface GrammarMatch {
  /** What was heard is a complete answer. */
  whole: boolean;
  /** More could still follow and be an answer. */
  more: boolean;
  meaning: string;
}

/** Where a way through the grammar stands: how much is used up, and the last tag on the way. */
interface Place {
  at: number;
  tag: string | undefined;
}

/** @param heard keys without spaces, or words; in words, spaces and letter case do not count (Thai is recognised with and without spaces) */
export function matchGrammar(grammar: Grammar, heard: string): GrammarMatch {
  const input = squeeze(heard);
  let more = false;

  function walk(node: GrammarNode, from: Place): Place[] {
    switch (node.kind) {
      case 'token': {
        const text = squeeze(node.text);
        if (input.startsWith(text, from.at)) return [{ at: from.at + text.length, tag: from.tag }];
        if (text.startsWith(input.slice(from.at))) more = true;
        return [];
      }
      case 'sequence':
        return node.nodes.reduce<Place[]>((places, next) => apart(places.flatMap((place) => walk(next, place))), [from]);
      case 'one-of':
        return apart(node.nodes.flatMap((next) => walk(next, from)));
      case 'repeat':
        return walkRepeat(node, from);
      case 'rule': {
        const rule = grammar.rules.get(node.id);
        return rule ? walk(rule, from) : [];
      }
      case 'tag':
        return [{ at: from.at, tag: node.value }];
      case 'garbage':
        more ||= from.at === input.length;
        return Array.from({ length: input.length - from.at }, (_, index) => ({ at: from.at + index + 1, tag: from.tag }));
      case 'void':
        return [];
    }
  }

  function walkRepeat({ node, least, most }: GrammarNode & { kind: 'repeat' }, from: Place): Place[] {
    const ends: Place[] = least === 0 ? [from] : [];
    // each round uses up at least one letter or changes nothing, so more rounds than letters say nothing new
    const rounds = Math.min(most, least + input.length + 1);
    let places = [from];
    for (let round = 1; round <= rounds && places.length > 0; round++) {
      places = apart(places.flatMap((place) => walk(node, place)));
      if (round >= least) ends.push(...places);
    }
    return apart(ends);
  }

  const ends = walk({ kind: 'rule', id: grammar.root }, { at: 0, tag: undefined });
  const end = ends.find(({ at }) => at === input.length);
  return { whole: end !== undefined && input !== '', more, meaning: end?.tag ?? heard.trim() };
}

function squeeze(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '').toLowerCase();
}

function apart(places: Place[]): Place[] {
  return [...new Map(places.toReversed().map((place) => [place.at, place])).values()].reverse();
}
