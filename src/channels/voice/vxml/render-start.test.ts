import { expect, test } from '@jest/globals';
import { vxmlFaults } from '../../../../test/helpers/vxml-valid.ts';
import { renderStart } from './render-start.ts';

test('the first document posts who calls, by the standard variable or the one it is told', () => {
  const start = renderStart('th', { turnUrl: '/channels/voice/start', callId: 'c-1' });
  expect(vxmlFaults(start)).toEqual([]);
  expect(start).toContain('session.connection.remote.uri');
  expect(start).toContain('<submit next="/channels/voice/start" namelist="call caller event" method="post"/>');
  expect(renderStart('th', { turnUrl: '/x', callId: 'c-1', callerField: 'session.callerid' })).toContain('session.callerid');
});
