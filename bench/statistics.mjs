const sorted = (numbers) => [...numbers].sort((one, other) => one - other);

export const median = (numbers) => {
  const all = sorted(numbers);
  const half = all.length >> 1;
  return all.length % 2 ? all[half] : (all[half - 1] + all[half]) / 2;
};

/** The least number that 95 of 100 do not exceed. */
export const p95 = (numbers) => sorted(numbers)[Math.ceil(0.95 * numbers.length) - 1];

/** "12 (10–15)": a figure and the least and the most behind it. */
export function spread(figure, numbers, digits = 0) {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)].map((number) => number.toFixed(digits));
  return least === most ? figure.toFixed(digits) : `${figure.toFixed(digits)} (${least}–${most})`;
}
