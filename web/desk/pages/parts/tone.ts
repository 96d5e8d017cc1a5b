/** How pressing something is: overdue, to be done now, to be minded, nothing to do. */
export type Tone = 'late' | 'now' | 'soon' | 'calm';
