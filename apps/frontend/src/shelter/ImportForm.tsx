"use client";

import { useState } from "react";
import { importPets } from "../api/pets.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { formAction } from "../ui/form.ts";
import { ErrorNotice, Notice } from "../ui/Notice.tsx";
import { useAction } from "../ui/useAction.ts";
import styles from "./lists.module.css";

const EXAMPLE = `name,petType,ageMonths,breed,city,description,autoAccept
Biscuit,dog,30,Beagle mix,Porto,Loves long walks,false
Juno,cat,8,,Porto,Shy at first,true`;

/** Imports a CSV file whole or not at all; a refused one is answered row by row. */
export function ImportForm() {
  const [imported, setImported] = useState<number>();
  const { run, busy, error } = useAction(async (data: FormData, form: HTMLFormElement) => {
    setImported(undefined);
    const file = data.get("file");
    if (!(file instanceof File)) return;
    setImported((await importPets(file)).imported);
    form.reset();
  });
  return (
    <form className={styles.form} onSubmit={formAction(run)}>
      <p>
        A CSV file with these columns, the first line as it is here. If any row has a fault, nothing is imported and
        each fault is listed.
      </p>
      <pre className={styles.example}>{EXAMPLE}</pre>
      <TextField label="CSV file" name="file" type="file" accept=".csv,text/csv" required />
      {imported !== undefined && <Notice>{imported === 1 ? "1 pet is" : `${imported} pets are`} listed now.</Notice>}
      {error && <ErrorNotice error={error} />}
      <Button type="submit" busy={busy}>
        Import pets
      </Button>
    </form>
  );
}
