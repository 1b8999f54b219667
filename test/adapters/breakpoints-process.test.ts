import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const program = fileURLToPath(new URL("breakpoints-program.ts", import.meta.url));

interface Child {
  readonly ended: Promise<{ readonly out: string; readonly err: string }>;
  readonly told: (pattern: RegExp) => Promise<string>;
}

function start(...args: readonly string[]): Child {
  const child = spawn(process.execPath, [...args, program], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [out, err] = ["", ""];
  let check = (): void => {};
  child.stdout.on("data", (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => {
    err += bytes.toString();
    check();
  });
  const ended = new Promise<{ out: string; err: string }>((resolve) => {
    child.on("close", () => resolve({ out, err }));
  });
  const told = (pattern: RegExp): Promise<string> =>
    new Promise((resolve) => {
      check = () => pattern.test(err) && resolve(pattern.exec(err)?.[1] ?? "");
      check();
    });
  return { ended, told };
}

test("where there is neither a debugger nor a terminal it warns once and does not stop", async () => {
  const { out, err } = await start().ended;
  expect(out).toBe("18\n");
  expect(err.match(/BREAKPOINT_NOWHERE/g)).toHaveLength(1);
  expect(err).toContain("Start the program with node --inspect");
});

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly callFrames?: readonly { readonly callFrameId: string; readonly functionName: string }[];
  };
  readonly result?: { readonly result?: { readonly value?: unknown } };
}

test("a debugger that is attached stops in a frame that has the node, its values and its value", async () => {
  const { told, ended } = start("--inspect-brk=127.0.0.1:0");
  const socket = new WebSocket(await told(/Debugger listening on (ws:\S+)/));
  const asked = new Map<number, (message: Message) => void>();
  const send = (method: string, params: object = {}): Promise<Message> =>
    new Promise((resolve) => {
      const id = asked.size + 1;
      asked.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
  const seen: unknown[] = [];
  const look = async ([frame]: NonNullable<NonNullable<Message["params"]>["callFrames"]>): Promise<void> => {
    if (frame?.functionName === "stopInInspector") {
      const expression = "JSON.stringify([when, node.name, values.net, value, error])";
      const { result } = await send("Debugger.evaluateOnCallFrame", { callFrameId: frame.callFrameId, expression });
      seen.push(JSON.parse(String(result?.result?.value)));
    }
    await send("Debugger.resume");
  };
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) asked.get(message.id)?.(message);
    if (message.method === "Debugger.paused") void look(message.params?.callFrames ?? []);
  });
  await new Promise((resolve) => {
    socket.addEventListener("open", resolve);
  });
  await send("Runtime.enable");
  await send("Debugger.enable");
  await send("Runtime.runIfWaitingForDebugger");
  await told(/(Waiting for the debugger to disconnect)/);
  socket.close();
  expect((await ended).out).toBe("18\n");
  expect(seen).toEqual([
    ["before", "total", 12, null, null],
    ["after", "total", 12, 18, null],
  ]);
});
