import type { ReactNode } from 'react';

/** Drawn on 24 × 24, in the colour of the text. Always beside words, or on a button that has a name. */
const SHAPES = {
  web: <path d="M4 5h16v11H11l-5 4v-4H4z" />,
  line: <path d="M12 4c5 0 9 3 9 7s-5 7-9 9v-2.2c-5 0-9-2.8-9-6.8s4-7 9-7zM8 9v4h2M12 9v4M14.5 13V9l2.5 4V9" />,
  voice: <path d="M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15.5 15.5 0 0 1 4.5 6a2 2 0 0 1 2-2z" />,
  sun: <path d="M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4" />,
  moon: <path d="M20 14.5A8 8 0 0 1 9.5 4 8 8 0 1 0 20 14.5z" />,
  auto: <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 3v18" />,
  keys: <path d="M3 7h18v10H3zM7 10h.01M11 10h.01M15 10h.01M7 14h10" />,
  search: <path d="M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20" />,
  send: <path d="M4 12L20 5l-4 15-5-6zM11 14l9-9" />,
  move: <path d="M4 9h13l-3.5-3.5M20 15H7l3.5 3.5" />,
  bot: <path d="M5 9h14v10H5zM12 9V5M9.5 13v1.5M14.5 13v1.5M10 5h4" />,
  clock: <path d="M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 1.5" />,
  check: <path d="M5 12.5l4.5 4.5L19 7.5" />,
  flag: <path d="M6 21V4h11l-2 4 2 4H6" />,
  read: <path d="M4 10v4h3.5L12 18V6L7.5 10zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />,
  lock: <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />,
  close: <path d="M6 6l12 12M18 6L6 18" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {SHAPES[name]}
    </svg>
  );
}
