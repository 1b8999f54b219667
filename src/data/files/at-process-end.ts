/**
 * Has something undone should the process end before `cancel` is called: by `process.exit`, an error that nobody catches, or a signal, whose
 * default action stays what it was. It has to be synchronous. Nothing can be done where a process is killed outright, or a worker thread is terminated.
 */
export async function atProcessEnd(undo: () => void): Promise<() => void> {
  const { onExit } = await import("signal-exit");
  return onExit(() => {
    try {
      undo();
    } catch {
      // Nobody is left to tell.
    }
    return undefined;
  });
}
