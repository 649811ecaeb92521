import type { FormEvent } from "react";

/** A submit handler that prevents navigation and passes on the form data. */
export function formAction(submit: (data: FormData, form: HTMLFormElement) => Promise<void>) {
  return (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void submit(new FormData(event.currentTarget), event.currentTarget);
  };
}

/** The text of a field; empty if the form has no such text field. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
