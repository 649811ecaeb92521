import { TextField } from "../ui/field.tsx";

export function EmailField() {
  return <TextField label="Email" name="email" type="email" autoComplete="email" required maxLength={254} />;
}

/** The bounds are those of the API (Password in packages/contract). */
export function NewPasswordField({ label }: { readonly label: string }) {
  return (
    <TextField
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      hint="At least 8 characters"
      required
      minLength={8}
      maxLength={200}
    />
  );
}
