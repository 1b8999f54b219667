import { DataflowError } from "../../errors/dataflow-error.ts";
import { lineageNotSent } from "../../errors/lineage.ts";
import { describeThrown } from "../../errors/run.ts";
import type { OpenLineageEvent } from "./event.ts";
import type { Transport } from "./transport.ts";

/** The events of one run, sent one after the other while the run goes on. */
export interface Outbox {
  readonly put: (event: OpenLineageEvent) => void;
  /** Waits for the last of them. */
  readonly flush: () => Promise<void>;
}

/** Once an event is lost, those in between are left out: the last has all of what they tell, and a server that is down is not waited for again and again. */
export function createOutbox({ send, where }: Transport): Outbox {
  let last = Promise.resolve();
  let lost = 0;
  let reason = "";
  const deliver = async (event: OpenLineageEvent): Promise<void> => {
    if (lost > 0 && event.eventType === "RUNNING") {
      lost++;
      return;
    }
    const refusal = await send(event).catch(describeThrown);
    if (refusal === undefined) return;
    lost++;
    reason = refusal;
  };
  return {
    put(event) {
      last = last.then(() => deliver(event));
    },
    async flush() {
      await last;
      if (lost > 0) throw new DataflowError([lineageNotSent(lost, where, reason)]);
    },
  };
}
