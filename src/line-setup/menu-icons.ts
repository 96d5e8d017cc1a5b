/**
 * The drawings on the tiles: lines on a field of 24 by 24, in the colour of the text. Drawn for this project.
 * Few and thick lines: a tile is as wide as a thumb, and not everybody's eyes are young.
 */
export const MENU_ICONS = {
  key: '<circle cx="8" cy="15.5" r="4.3"/><path d="M11.2 12.4 19.5 4.1M16.3 7.3l3 3M13.6 10l2 2"/>',
  briefcase: '<rect x="3" y="7.5" width="18" height="12.5" rx="2"/><path d="M8.5 7.5V6a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v1.5M3 13h18M12 11.6v2.8"/>',
  child: '<circle cx="12" cy="6.3" r="3.1"/><path d="M12 9.6v5.2M6 10.2c1.4 1.5 3.4 2.2 6 2.2s4.6-.7 6-2.2M12 14.8 8.6 20.6M12 14.8l3.4 5.8"/>',
  hospital: '<path d="M4.5 20.5V6.2a1.7 1.7 0 0 1 1.7-1.7h11.6a1.7 1.7 0 0 1 1.7 1.7v14.3M2.8 20.5h18.4M10 20.5v-4.3h4v4.3M12 7.4v5.4M9.3 10.1h5.4"/>',
  calculator:
    '<rect x="4.8" y="3" width="14.4" height="18" rx="2.2"/><path d="M8.2 6.6h7.6v2.8H8.2zM8.4 13.2h.02M12 13.2h.02M15.6 13.2h.02M8.4 17.2h.02M12 17.2h.02M15.6 17.2h.02"/>',
  headset:
    '<path d="M4.2 14.5v-2.3a7.8 7.8 0 0 1 15.6 0v2.3M4.2 13.2h1.3a1.4 1.4 0 0 1 1.4 1.4v2.8a1.4 1.4 0 0 1-1.4 1.4 1.3 1.3 0 0 1-1.3-1.3zM19.8 13.2h-1.3a1.4 1.4 0 0 0-1.4 1.4v2.8a1.4 1.4 0 0 0 1.4 1.4 1.3 1.3 0 0 0 1.3-1.3zM18.6 18.8c-.6 1.5-2 2.4-4.4 2.4h-1.4"/>',
  calendar: '<rect x="3.5" y="5" width="17" height="15.5" rx="2.2"/><path d="M3.5 9.7h17M8 3v3.6M16 3v3.6M8.4 15l2.4 2.4 4.8-4.8"/>',
  claim: '<path d="M6 3.2h8.4L19 7.8v11.4a1.6 1.6 0 0 1-1.6 1.6H6.6A1.6 1.6 0 0 1 5 19.2V4.2a1 1 0 0 1 1-1zM14.2 3.4v4.6H19M8.4 13.6l2.3 2.3 4.6-4.6"/>',
  tooth:
    '<path d="M12 5.6c-1.5-1.3-3.1-1.9-4.6-1.9C5 3.7 3.6 5.6 3.6 8.2c0 3 1.5 4.2 2 7.3.4 2.8.7 5.3 2.3 5.3 2 0 1.5-5.6 4.1-5.6s2.1 5.6 4.1 5.6c1.6 0 1.9-2.5 2.3-5.3.5-3.1 2-4.3 2-7.3 0-2.6-1.4-4.5-3.8-4.5-1.5 0-3.1.6-4.6 1.9zM12 5.6l1.8 1.3"/>',
  savings:
    '<path d="M5 12.5v5.3c0 1.5 3.1 2.7 7 2.7s7-1.2 7-2.7v-5.3M5 15.2c0 1.5 3.1 2.7 7 2.7s7-1.2 7-2.7M5 12.4c0 1.5 3.1 2.7 7 2.7s7-1.2 7-2.7-3.1-2.7-7-2.7-7 1.2-7 2.7zM12 7V3M10 5l2-2 2 2"/>',
} as const;

export type MenuIcon = keyof typeof MENU_ICONS;
