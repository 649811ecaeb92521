import type { Pet } from "@petswipe/contract";
import type { ReactElement } from "react";

/** Faces drawn in a 200 × 200 box; CSS variables set the colors of coat, inner coat and ink. */
const COAT = "var(--coat)";
const SOFT = "var(--coat-soft)";
const INK = "var(--face-ink)";

const Eyes = ({ y, apart }: { readonly y: number; readonly apart: number }) => (
  <g fill={INK}>
    <circle cx={100 - apart} cy={y} r="7.5" />
    <circle cx={100 + apart} cy={y} r="7.5" />
    <g fill="#fff">
      <circle cx={102.5 - apart} cy={y - 2.5} r="2.4" />
      <circle cx={102.5 + apart} cy={y - 2.5} r="2.4" />
    </g>
  </g>
);

const Smile = ({ y }: { readonly y: number }) => (
  <path
    d={`M84 ${y}q8 11 16 0q8 11 16 0`}
    fill="none"
    stroke={INK}
    strokeWidth="4"
    strokeLinecap="round"
    strokeLinejoin="round"
  />
);

const Dog = () => (
  <>
    <ellipse cx="100" cy="108" rx="54" ry="58" fill={COAT} />
    <ellipse cx="100" cy="135" rx="34" ry="28" fill={SOFT} />
    <path d="M60 58C34 54 22 84 30 122c2 12 20 12 24 0 6-16 2-34 14-52z" fill={INK} opacity="0.72" />
    <path d="M140 58c26-4 38 26 30 64-2 12-20 12-24 0-6-16-2-34-14-52z" fill={INK} opacity="0.72" />
    <Eyes y={98} apart={23} />
    <path d="M86 117q14-8 28 0q-3 13-14 14q-11-1-14-14z" fill={INK} />
    <path d="M91 142q9 4 18 0v12q-1 9-9 9t-9-9z" fill="#f27a7a" />
    <Smile y={138} />
  </>
);

const Cat = () => (
  <>
    <path d="M48 96 44 40q0-7 7-4l42 28zM152 96l4-56q0-7-7-4l-42 28z" fill={COAT} />
    <path d="M55 78 54 52l20 14zM145 78l1-26-20 14z" fill="#f5a5a0" />
    <ellipse cx="100" cy="112" rx="60" ry="54" fill={COAT} />
    <ellipse cx="100" cy="136" rx="30" ry="22" fill={SOFT} />
    <path d="M88 62l12 20 12-20" fill={SOFT} opacity="0.9" />
    <Eyes y={106} apart={26} />
    <path d="M93 124h14l-7 8z" fill="#e8736d" stroke="#e8736d" strokeWidth="3" strokeLinejoin="round" />
    <Smile y={134} />
    <path
      d="M58 124 28 118M58 134l-30 3M142 124l30-6M142 134l30 3"
      stroke={INK}
      strokeWidth="3"
      strokeLinecap="round"
      opacity="0.55"
    />
  </>
);

const Rabbit = () => (
  <>
    <ellipse cx="74" cy="52" rx="17" ry="46" fill={COAT} transform="rotate(-8 74 52)" />
    <ellipse cx="126" cy="52" rx="17" ry="46" fill={COAT} transform="rotate(8 126 52)" />
    <ellipse cx="74" cy="54" rx="8" ry="33" fill="#f5b5b0" transform="rotate(-8 74 54)" />
    <ellipse cx="126" cy="54" rx="8" ry="33" fill="#f5b5b0" transform="rotate(8 126 54)" />
    <ellipse cx="100" cy="128" rx="54" ry="48" fill={COAT} />
    <ellipse cx="100" cy="146" rx="28" ry="20" fill={SOFT} />
    <Eyes y={118} apart={25} />
    <path d="M94 134h12l-6 7z" fill="#e8736d" stroke="#e8736d" strokeWidth="3" strokeLinejoin="round" />
    <Smile y={143} />
    <path d="M95 152h10v11q-5 4-10 0z" fill="#fff" />
  </>
);

const Bird = () => (
  <>
    <path d="M92 42q2-22 12-24 4 10 0 22 8-10 16-10 0 14-14 22z" fill={INK} opacity="0.65" />
    <ellipse cx="100" cy="110" rx="56" ry="62" fill={COAT} />
    <ellipse cx="100" cy="134" rx="36" ry="36" fill={SOFT} />
    <path d="M45 104q-26 26-4 62 22-12 20-44zM155 104q26 26 4 62-22-12-20-44z" fill={INK} opacity="0.6" />
    <Eyes y={90} apart={24} />
    <path d="M84 106q16-14 32 0-4 18-16 24-12-6-16-24z" fill="#f2a33c" />
    <path d="M84 106q16 8 32 0" fill="none" stroke="#b86d12" strokeWidth="3" />
  </>
);

const SmallPet = () => (
  <>
    <circle cx="56" cy="66" r="20" fill={COAT} />
    <circle cx="144" cy="66" r="20" fill={COAT} />
    <circle cx="56" cy="66" r="10" fill="#f5b5b0" />
    <circle cx="144" cy="66" r="10" fill="#f5b5b0" />
    <ellipse cx="100" cy="114" rx="64" ry="58" fill={COAT} />
    <ellipse cx="66" cy="134" rx="25" ry="22" fill={SOFT} />
    <ellipse cx="134" cy="134" rx="25" ry="22" fill={SOFT} />
    <ellipse cx="100" cy="138" rx="22" ry="18" fill={SOFT} />
    <Eyes y={106} apart={27} />
    <ellipse cx="100" cy="123" rx="7" ry="5" fill="#e8736d" />
    <Smile y={131} />
  </>
);

export const FACES: Readonly<Record<Pet["petType"], () => ReactElement>> = {
  dog: Dog,
  cat: Cat,
  rabbit: Rabbit,
  bird: Bird,
  other: SmallPet,
};
