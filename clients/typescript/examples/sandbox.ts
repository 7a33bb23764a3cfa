import { setTimeout as sleep } from "node:timers/promises";
import { ProblemError } from "@skillcert/client";

const PATIENCE = 120_000;
const DAY = 86_400_000;

/** Waits until an event of one service has arrived in another. */
export async function until<T>(what: string, read: () => Promise<T>, arrived: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(300)) {
    try {
      const value = await read();
      if (arrived(value)) {
        return value;
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) {
        throw error;
      }
    }
  }
  throw new Error(`waited ${PATIENCE / 1000} s until ${what}`);
}

/**
 * Returns the secret of a client: that of `exam-officer.2` is in `SKILLCERT_EXAM_OFFICER_2_CLIENT_SECRET`, as deploy/new-env names it.
 * The issuer of ./run checks none.
 */
export function clientSecret(clientId: string): string {
  return process.env[`SKILLCERT_${clientId.toUpperCase().replaceAll(/\W/g, "_")}_CLIENT_SECRET`] ?? "any";
}

/** Returns the day that is some days after another one. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** Returns an hour of a day in China. */
export function at(day: string, hour: number): string {
  return `${day}T${String(hour).padStart(2, "0")}:00:00+08:00`;
}

/** A person who does not exist: the region code 990000 of the number is nobody's. */
export interface Person {
  name: string;
  birthDate: string;
  /** A resident number with the right check character. */
  number: string;
}

export function inventedPerson(): Person {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const birthDate = dayAfter("1985-01-01", Math.floor(Math.random() * 7000));
  const digits = `990000${birthDate.replaceAll("-", "")}${String(Math.floor(Math.random() * 1000)).padStart(3, "0")}`;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return { name: "林晓", birthDate, number: digits + "10X98765432".charAt(sum % 11) };
}
