/** The age that the form's years and months come to. */
export function ageInMonths(data: FormData): number {
  return Number(data.get("years")) * 12 + Number(data.get("months"));
}
