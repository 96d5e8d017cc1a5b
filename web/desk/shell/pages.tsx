import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Role } from '../../../src/desk/api.ts';
import type { PageProps } from '../pages/page-props.ts';

export interface DeskPage {
  /** In the address; its name is `nav.<page>` of locales/. */
  page: string;
  roles: Role[];
  /** Nothing: the conversations, which are always there. */
  content?: LazyExoticComponent<ComponentType<PageProps>>;
}

const found = import.meta.glob<{ default: ComponentType<PageProps> }>('../pages/*/page.tsx');

/** A page of its own file, fetched when it is first looked at. */
function page(name: string, ...roles: Role[]): DeskPage[] {
  const load = found[`../pages/${name}/page.tsx`];
  return load ? [{ page: name, roles, content: lazy(load) }] : [];
}

/** What the desk has, in the order of the navigation. */
export const PAGES: DeskPage[] = [
  { page: 'conversations', roles: ['agent', 'supervisor'] },
  ...page('callbacks', 'agent', 'supervisor'),
  ...page('complaints', 'agent', 'supervisor'),
  ...page('knowledge', 'editor', 'supervisor'),
  ...page('report', 'supervisor'),
];
