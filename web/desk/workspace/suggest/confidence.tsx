import { Tooltip } from '@mantine/core';
import { useSay } from '../../words/words.tsx';

const SURE = 0.8;
const LIKELY = 0.5;

/** How sure it is, in words; the figure for who wants it. */
export function Confidence({ value }: { value: number }) {
  const say = useSay();
  const level = value >= SURE ? 'sure' : value >= LIKELY ? 'likely' : 'maybe';
  const figure = say('confidence.figure', { percent: Math.round(value * 100) });
  return (
    <Tooltip label={figure}>
      <span className="confidence" data-level={level}>
        {say(`confidence.${level}`)} <span className="only-heard">{figure}</span>
      </span>
    </Tooltip>
  );
}
