import { Kbd, Modal, Table } from '@mantine/core';
import { useSay } from '../../words/words.tsx';

/** Every key of the desk, in the order in which one learns them. */
const KEYS: [keys: string[], what: string][] = [
  [['Alt+1', 'Alt+2', 'Alt+3'], 'insert'],
  [['Ctrl+Enter'], 'send'],
  [['Shift+Enter'], 'newline'],
  [['Alt+Q'], 'ask'],
  [['J', 'Alt+↓'], 'next'],
  [['K', 'Alt+↑'], 'previous'],
  [['Alt+T'], 'take'],
  [['Alt+R'], 'return'],
  [['Alt+M'], 'write'],
  [['/'], 'search'],
  [['Esc'], 'escape'],
  [['?'], 'help'],
];

export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const say = useSay();
  return (
    <Modal opened={opened} onClose={onClose} title={say('keys.title')} closeButtonProps={{ 'aria-label': say('close') }} size="lg">
      <Table verticalSpacing="xs" withRowBorders={false}>
        <Table.Tbody>
          {KEYS.map(([keys, what]) => (
            <Table.Tr key={what}>
              <Table.Th scope="row" className="key-names">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </Table.Th>
              <Table.Td>{say(`keys.${what}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
