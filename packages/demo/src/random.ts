import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A seeded random number generator: the same seed gives the same demo on every machine. */
export type Random = ReturnType<typeof createRandom>;

export function createRandom(seed: number) {
  const generator = xoroshiro128plus(seed);
  const unit = () => uniformFloat64(generator);
  const between = (min: number, max: number) => min + unit() * (max - min);
  /** Both bounds included. */
  const integer = (min: number, max: number) => Math.floor(between(min, max + 1));
  const chance = (probability: number) => unit() < probability;

  function pick<Item>(items: readonly Item[]): Item {
    const item = items[integer(0, items.length - 1)];
    if (item === undefined) throw new RangeError("pick: nothing to pick from");
    return item;
  }

  function shuffled<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, key: unit() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  }

  /** Log-normal with the given median; with spread 0.5, two thirds are between median ÷ 1.6 and median × 1.6. */
  function around(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
    return median * Math.exp(spread * normal);
  }

  return { unit, between, integer, chance, pick, shuffled, around };
}

/** Picks an index with probability proportional to its weight, in O(log n). */
export function weightedIndex(weights: readonly number[]): (random: Random) => number {
  let sum = 0;
  const cumulative = weights.map((weight) => {
    sum += weight;
    return sum;
  });
  return (random) => {
    const target = random.unit() * sum;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
