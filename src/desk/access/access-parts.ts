import type { StaffProvider } from '../../connectors/identity/staff-provider.ts';
import type { DeskParts } from '../desk-parts.ts';

/** What the doors of the desk need beside the desk itself. */
export interface AccessParts {
  /** Where staff sign in. */
  staffProvider: StaffProvider;
  /** Where staff reach us, such as https://ask.example.go.th; the provider sends browsers back to /desk/callback there. */
  publicUrl: string;
  /** Requests to sign in from one address; 120 when not said, for a whole office comes from one and begins at the same hour. */
  signInsPerMinute?: number | undefined;
}

/** What the doors need of the desk. */
export type DoorParts = AccessParts & Pick<DeskParts, 'records' | 'keyRing' | 'settings' | 'phrases' | 'live' | 'log' | 'recogniserKey'>;
