import type { DialogContent } from '../../dialog/dialog.ts';
import type { DeskParts } from '../desk-parts.ts';
import type { NoticeParts } from './person-notice.ts';

/** What the work on callbacks and complaints is done with. */
export type WorkParts = NoticeParts & Pick<DeskParts, 'settings' | 'live' | 'keyRing'> & { content: Pick<DialogContent, 'office'> };
