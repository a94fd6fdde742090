import { createContext, createElement, useContext, type AnchorHTMLAttributes, type ComponentType, type Ref } from 'react';

export interface HouseLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** An address within the house. */
  readonly to: string;
  readonly ref?: Ref<HTMLAnchorElement>;
}

/** How a link within the house is followed. ui does not know the router: the shell says it; elsewhere it is the browser's own. */
export const HouseLinkContext = createContext<ComponentType<HouseLinkProps>>(({ to, children, ...rest }) => (
  <a href={to} {...rest}>
    {children}
  </a>
));

export function HouseLink(props: HouseLinkProps) {
  return createElement(useContext(HouseLinkContext), props);
}
