import type { FormEvent } from "react";

/** Makes a submit handler that keeps the page and hands over what the form holds. */
export function formAction(submit: (data: FormData, form: HTMLFormElement) => Promise<void>) {
  return (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void submit(new FormData(event.currentTarget), event.currentTarget);
  };
}

/** A field's text; empty when the form has no such text field. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
