import type { DeskParts, Staff } from '../desk-parts.ts';

/**
 * Whether somebody may look into a conversation: the agent who has it, or to whom a call comes; supervisors any that is, or was, at the desk.
 */
export async function mayOpen({ records }: Pick<DeskParts, 'records'>, staff: Staff, conversationId: string): Promise<boolean> {
  const open = await records.desk.handoffs.of(conversationId);
  if (staff.roles.includes('supervisor')) return open !== undefined || (await records.desk.handoffs.known(conversationId));
  if (!open || !staff.roles.includes('agent')) return false;
  return (open.state === 'taken' && open.agentId === staff.id) || open.channel === 'voice';
}
