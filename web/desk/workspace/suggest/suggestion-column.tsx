import { CloseButton, TextInput } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import type { Suggestion, SuggestionUse } from '../../../../src/desk/api.ts';
import { post } from '../../api/client.ts';
import { sayProblem } from '../../api/say-problem.ts';
import { KeyHint } from '../../shell/keys/key-hint.tsx';
import { useToasts } from '../../shell/toasts.tsx';
import { useSay } from '../../words/words.tsx';
import { Marked } from './marked.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import type { Suggesting } from './use-suggestions.ts';

interface Props {
  suggesting: Suggesting;
  ask: string;
  onAsk: (ask: string) => void;
  box: RefObject<HTMLInputElement | null>;
  /** Ids of those that are to be read aloud. */
  spoken: (suggestion: Suggestion) => boolean;
  onSpoken: (suggestion: Suggestion, spoken: boolean) => void;
  onInsert: ((suggestion: Suggestion) => void) | undefined;
  /** One speaks, and does not write. */
  call: boolean;
  onNeed: (need: NonNullable<Suggestion['needs']>) => void;
  /** What is under them. */
  children?: ReactNode;
}

/** Right: the three best answers, to what was just said or to what the agent asks. */
export function SuggestionColumn({ suggesting, ask, onAsk, box, spoken, onSpoken, onInsert, call, onNeed, children }: Props) {
  const say = useSay();
  const { fail } = useToasts();
  const { suggestions: found, error, busy } = suggesting;
  const report = (id: string) => (use: SuggestionUse) =>
    post(`/suggestions/${id}`, use).catch((failure) => {
      fail(failure);
      throw failure;
    });
  return (
    <section className="column suggestions" aria-label={say('suggestions')}>
      <h2 className="only-heard">{say('suggestions')}</h2>
      <div className="ask">
        <TextInput
          ref={box}
          value={ask}
          onChange={({ currentTarget }) => onAsk(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            onAsk('');
            box.current?.blur();
          }}
          placeholder={say('ask')}
          aria-label={say('ask')}
          aria-keyshortcuts="Alt+Q"
          maxLength={500}
          rightSectionWidth={66}
          rightSection={ask ? <CloseButton size="sm" aria-label={say('ask-clear')} onClick={() => onAsk('')} /> : <KeyHint>Alt+Q</KeyHint>}
        />
        {found && (
          <p className="asked" aria-busy={busy}>
            <span className="soft">{say(ask ? 'asked-by-you' : 'asked-last')}</span> <Marked text={found.text} words={found.suggestions[0]?.matched ?? []} />
          </p>
        )}
      </div>
      <div className="suggestions-scroll">
        <p role="status" className="only-heard">
          {found && say('suggestions-count', { count: found.suggestions.length })}
        </p>
        {Boolean(error) && <p className="band warn">{sayProblem(say, error)}</p>}
        {found?.outcome === 'clarify' && <p className="soft hint">{say('unsure')}</p>}
        {found?.suggestions.map((suggestion, index) => (
          <SuggestionCard
            key={suggestion.id}
            suggestion={suggestion}
            number={index + 1}
            spoken={spoken(suggestion)}
            onSpoken={(on) => onSpoken(suggestion, on)}
            onInsert={onInsert && (() => onInsert(suggestion))}
            call={call}
            onNeed={onNeed}
            report={report(suggestion.id)}
          />
        ))}
        {found?.suggestions.length === 0 && <p className="empty">{say('no-suggestion')}</p>}
        {!found && !error && <p className="empty">{say(busy ? 'looking' : 'suggestions-empty')}</p>}
      </div>
      {children}
    </section>
  );
}
