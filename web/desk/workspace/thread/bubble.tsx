import type { ReactNode } from 'react';
import type { ConversationLine } from '../../../../src/desk/api.ts';
import { clock } from '../../format/time.ts';
import { useLanguage, useSay } from '../../words/words.tsx';

interface Props {
  who: ConversationLine['who'];
  text: string;
  at: string;
  /** The agent who wrote it. */
  agent?: string | undefined;
  /** What is said of its sending. */
  children?: ReactNode;
}

/** One line of the conversation. */
export function Bubble({ who, text, at, agent, children }: Props) {
  const say = useSay();
  const { lang } = useLanguage();
  return (
    <div className="line" data-who={who}>
      <p className="line-who">
        {who === 'agent' && agent ? agent : say(`who.${who}`)} <time dateTime={at}>{clock(at, lang)}</time>
      </p>
      <p className="bubble">{text}</p>
      {children}
    </div>
  );
}
