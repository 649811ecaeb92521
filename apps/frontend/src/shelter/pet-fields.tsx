import { TYPE_LABELS } from "../pets/labels.ts";
import { Checkbox, Select, TextArea, TextField } from "../ui/field.tsx";
import styles from "./lists.module.css";

/** The form fields of a pet. */
export function PetFields() {
  return (
    <>
      <div className={styles.pair}>
        <TextField label="Name" name="name" required maxLength={60} autoComplete="off" />
        <Select label="Type" name="petType" defaultValue="dog">
          {Object.entries(TYPE_LABELS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.pair}>
        <TextField label="Age (years)" name="years" type="number" min={0} max={49} defaultValue={1} required />
        <TextField label="Age (months)" name="months" type="number" min={0} max={11} defaultValue={0} required />
      </div>
      <div className={styles.pair}>
        <TextField label="Breed" name="breed" maxLength={60} placeholder="if known" />
        <TextField label="City" name="city" maxLength={80} autoComplete="address-level2" />
      </div>
      <TextArea
        label="Description"
        name="description"
        maxLength={2000}
        placeholder="What makes this pet special? What home would suit it?"
      />
      <TextField
        label="Photo"
        name="photo"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hint="JPEG, PNG or WebP"
      />
      <Checkbox
        label="Auto-accept likes"
        name="autoAccept"
        hint="Every like becomes a match immediately, without your review."
      />
    </>
  );
}
