/** The total of the form's years and months. */
export function ageInMonths(data: FormData): number {
  return Number(data.get("years")) * 12 + Number(data.get("months"));
}
