import type { SignupBody } from "@petswipe/contract";
import { HeartIcon, HouseIcon } from "../ui/icons.tsx";
import styles from "./role-choice.module.css";

export type Joining = NonNullable<SignupBody["role"]>;

const CHOICES = [
  { role: "adopter", title: "I want to adopt", Icon: HeartIcon },
  { role: "shelter", title: "We're a shelter", Icon: HouseIcon },
] as const;

interface RoleChoiceProps {
  readonly role: Joining;
  readonly onChange: (role: Joining) => void;
}

export function RoleChoice({ role, onChange }: RoleChoiceProps) {
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">Who are you?</legend>
      {CHOICES.map(({ role: value, title, Icon }) => (
        <label key={value} className={styles.option}>
          <input type="radio" name="role" value={value} checked={role === value} onChange={() => onChange(value)} />
          <Icon />
          {title}
        </label>
      ))}
    </fieldset>
  );
}
