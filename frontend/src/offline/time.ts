/** When something happens: by the clinic's clock, as this page goes on counting it from when it was made. */

import type { PlayerTelling, Telling } from "../contract/api";

type Handed = Pick<PlayerTelling, "by" | "ticket" | "now">;

interface Clocks {
  /** The device's clock, which people and networks set. */
  readonly wall: () => number;
  /** Milliseconds that never run back; some devices stop counting them while they sleep. */
  readonly steady: () => number;
}

const DEVICE: Clocks = { wall: () => Date.now(), steady: () => performance.now() };

/**
 * What signs everything that is told on a page. A clock that is set back does not take the time back, and a device
 * that sleeps does not lose it: the longer of the two counts. The clinic bounds what comes out. `wall` is when the
 * page was made, by the device's clock: a page that was kept is older than its script.
 */
export function signing({ by, ticket, now }: Handed, clocks: Clocks = DEVICE, wall = clocks.wall()): () => Telling {
  const made = Date.parse(now);
  const steady = clocks.steady();
  return () => {
    const passed = Math.max(clocks.wall() - wall, clocks.steady() - steady, 0);
    return { by, ticket, at: iso(made + passed), device: iso(clocks.wall()) };
  };
}

function iso(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
