/** Where things stand in the chart of a load over the phase: pixels from newtons and phases. */

import type { Forces, LoadPart } from "./data";

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Newtons at the upper edge. */
  readonly most: number;
}

const STEPS = [50, 100, 200, 500, 1000, 2000];
const LINES = 6;

export function across(frame: Frame, phase: number): number {
  return round(frame.left + phase * (frame.width - frame.left - frame.right));
}

export function up(frame: Frame, newtons: number): number {
  const share = Math.min(newtons / frame.most, 1);
  return round(frame.height - frame.bottom - share * (frame.height - frame.top - frame.bottom));
}

/** The phase under a place of the chart. */
export function phaseAt(frame: Frame, x: number): number {
  return Math.min(Math.max((x - frame.left) / (frame.width - frame.left - frame.right), 0), 1);
}

/** From low, on to the end, and back along high. */
export function band(frame: Frame, phase: readonly number[], [low, , high]: Forces): string {
  const back = high.map((newtons, i) => point(frame, phase[i]!, newtons)).reverse();
  return `M${low.map((newtons, i) => point(frame, phase[i]!, newtons)).join("L")}L${back.join("L")}Z`;
}

export function line(frame: Frame, phase: readonly number[], [, central]: Forces): string {
  return `M${central.map((newtons, i) => point(frame, phase[i]!, newtons)).join("L")}`;
}

/** Marks of the upright axis: round figures, few. */
export function marks(most: number): number[] {
  const step = STEPS.find((each) => most / each <= LINES) ?? STEPS.at(-1)!;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}

/** The whole scale holds both tolerances; the close one only what is shown. */
export function most(parts: readonly LoadPart[], disc: string, whole: number, close: boolean, beside = 0): number {
  if (!close) return whole;
  const highest = Math.max(beside, ...parts.flatMap((part) => part.forces[disc]![2]));
  return Math.min(Math.max(highest * 1.15, 50), whole);
}

function point(frame: Frame, phase: number, newtons: number): string {
  return `${across(frame, phase)} ${up(frame, newtons)}`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
