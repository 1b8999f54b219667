/** An S3 server of its own process: `node --openssl-legacy-provider serve.ts <folder>`; it writes its address when it is there. */
import { createRequire } from "node:module";

interface Server {
  run(): Promise<{ readonly port: number }>;
}
type ServerClass = new (options: object) => Server;

const S3rver = createRequire(import.meta.url)("s3rver") as ServerClass;
const [directory] = process.argv.slice(2);
const options = { directory, silent: true, address: "127.0.0.1", port: 0, configureBuckets: [{ name: "results" }] };
const { port } = await new S3rver(options).run();
process.stdout.write(`http://127.0.0.1:${port}\n`);
