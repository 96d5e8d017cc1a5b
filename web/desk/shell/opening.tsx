import { Center, Loader, Stack, Text } from '@mantine/core';
import { sayProblem } from '../api/say-problem.ts';
import { useSay } from '../words/words.tsx';

/** Before it is known who is there. @param error why it is not known yet. */
export function Opening({ error }: { error?: unknown }) {
  const say = useSay();
  return (
    <Center component="main" h="100dvh">
      <Stack align="center" gap="sm">
        <Loader aria-hidden />
        <Text role="status">{error ? sayProblem(say, error) : say('opening')}</Text>
      </Stack>
    </Center>
  );
}
