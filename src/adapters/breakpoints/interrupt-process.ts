/** Does what Ctrl-C does outside of a prompt, which keeps it to itself: whoever listens for it is told, else the process ends. */
export function interruptProcess(): void {
  if (!process.emit("SIGINT", "SIGINT")) process.kill(process.pid, "SIGINT");
}
