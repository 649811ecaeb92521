"use client";

import { useState } from "react";
import { importPets } from "../api/pets.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { formAction } from "../ui/form.ts";
import { ErrorNotice, Notice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";
import styles from "./lists.module.css";

const EXAMPLE = `name,petType,ageMonths,breed,city,description,autoAccept
Biscuit,dog,30,Beagle mix,Porto,Loves long walks,false
Juno,cat,8,,Porto,Shy at first,true`;

/** Imports a complete CSV file or nothing; lists the errors of a rejected one by row. */
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
        Upload a CSV file with this header line and these columns. If any row has an error, nothing is imported and all
        errors are listed.
      </p>
      <pre className={styles.example}>{EXAMPLE}</pre>
      <TextField label="CSV file" name="file" type="file" accept=".csv,text/csv" required />
      {imported !== undefined && <Notice>{imported === 1 ? "1 pet" : `${imported} pets`} imported.</Notice>}
      {error && <ErrorNotice error={error} />}
      <Button type="submit" busy={busy}>
        Import pets
      </Button>
    </form>
  );
}
