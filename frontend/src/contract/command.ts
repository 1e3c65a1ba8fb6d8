/** A command before it has its key: what the player says, as the contract has it. */

import type { SessionCommand } from "./api";

type Unkeyed<One> = One extends SessionCommand ? Pick<One, "command" | "with"> : never;

export type Command = Unkeyed<SessionCommand>;
export type Fields<Name extends Command["command"]> = Extract<Command, { command: Name }>["with"];
