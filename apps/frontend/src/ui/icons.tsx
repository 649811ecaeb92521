import type { ReactNode } from "react";

/** Icons have the size and color of the adjacent text, which is their label. */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const HeartIcon = () => (
  <Icon>
    <path fill="currentColor" d="M12 20.5 4.2 12.9a5 5 0 0 1 7.1-7.1l.7.7.7-.7a5 5 0 0 1 7.1 7.1z" />
  </Icon>
);

export const CrossIcon = () => (
  <Icon>
    <path d="m6 6 12 12M18 6 6 18" strokeWidth="3" />
  </Icon>
);

export const PawIcon = () => (
  <Icon>
    <g fill="currentColor" stroke="none">
      <ellipse cx="6" cy="11" rx="2.1" ry="2.7" />
      <ellipse cx="18" cy="11" rx="2.1" ry="2.7" />
      <ellipse cx="9.7" cy="6.6" rx="2.1" ry="2.8" />
      <ellipse cx="14.3" cy="6.6" rx="2.1" ry="2.8" />
      <path d="M12 11.5c3 0 5.6 3.3 5.6 5.8 0 1.9-1.4 2.9-3 2.9-1.1 0-1.6-.5-2.6-.5s-1.5.5-2.6.5c-1.6 0-3-1-3-2.9 0-2.5 2.6-5.8 5.6-5.8z" />
    </g>
  </Icon>
);

export const CardsIcon = () => (
  <Icon>
    <rect x="8" y="4" width="11" height="15" rx="2.5" />
    <path d="M5 7.5 4 17a2.5 2.5 0 0 0 2 2.7" />
  </Icon>
);

export const HouseIcon = () => (
  <Icon>
    <path d="m4 11 8-7 8 7v7.5a1.5 1.5 0 0 1-1.5 1.5H14v-5h-4v5H5.5A1.5 1.5 0 0 1 4 18.5z" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <circle cx="12" cy="8" r="3.8" />
    <path d="M4.5 20a7.5 7.5 0 0 1 15 0" />
  </Icon>
);

export const PinIcon = () => (
  <Icon>
    <path d="M12 21s-6.5-5.7-6.5-11a6.5 6.5 0 0 1 13 0c0 5.3-6.5 11-6.5 11z" />
    <circle cx="12" cy="10" r="2.2" />
  </Icon>
);
