import { Button } from '@mantine/core';
import type { Suggestion } from '../../../../src/desk/api.ts';
import { Icon } from '../../shell/icons.tsx';
import { useSay } from '../../words/words.tsx';

/** What is missing before the person's own data could be in the answer, and the way there. */
export function Need({ need, onNeed }: { need: NonNullable<Suggestion['needs']>; onNeed: () => void }) {
  const say = useSay();
  return (
    <div className="need">
      <Icon name="lock" size={16} />
      <span>{say(`needs.${need}`)}</span>
      <Button size="compact-sm" variant="default" onClick={onNeed}>
        {say(`needs-do.${need}`)}
      </Button>
    </div>
  );
}
