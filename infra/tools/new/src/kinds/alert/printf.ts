/** Digits and exponents of Go's `%.4g`, which is how Prometheus shows an alert's value. */
const DIGITS = 4;
const MIN_EXPONENT = -4;

/** A number as Go's `printf "%.4g"` writes it: 52.5, 1.05e+04, 3e-05. */
export function shortest(value: number): string {
  const [mantissa = "", exponent = "0"] = value.toExponential(DIGITS - 1).split("e");
  const power = Number(exponent);
  if (power >= MIN_EXPONENT && power < DIGITS) return String(Number(value.toPrecision(DIGITS)));
  const sign = power < 0 ? "-" : "+";
  return `${Number(mantissa)}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
}
