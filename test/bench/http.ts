/** `npm run bench -- http`: what the whole HTTP chain costs against bare axios and against node:http, in one run, as ratios. */
import { AT_ONCE, bareAxios, type Client, nodeHttp, wholeChain } from "./http/clients";
import { type Effort, type Measured, measure } from "./http/measure";
import { startServer } from "./http/server";

/** Processor time of the chain for one SIM, in that of bare axios. More fails the run. */
const AT_MOST = 1.5;

const READINGS = [
  {
    title: "one SIM",
    effort: { requests: 2_000, atOnce: AT_ONCE, rounds: 9 },
    once: (client: Client) => client.readSim,
  },
  {
    title: "a page of 1,000 SIMs",
    effort: { requests: 40, atOnce: 4, rounds: 7 },
    once: (client: Client) => client.readPage,
  },
] as const satisfies readonly { title: string; effort: Effort; once: (client: Client) => () => Promise<void> }[];

async function main(): Promise<void> {
  const server = await startServer();
  const clients = [nodeHttp(server.url), bareAxios(server.url), wholeChain(server.url)];
  try {
    for (const { title, effort, once } of READINGS) {
      const measured = await measure(
        clients.map((client) => ({ name: client.name, once: once(client) })),
        effort,
      );
      print(title, effort, measured);
      if (title === READINGS[0].title) judge(measured);
    }
  } finally {
    for (const client of clients) client.close();
    server.close();
  }
}

function print(title: string, { requests, rounds, atOnce }: Effort, measured: readonly Measured[]): void {
  const axios = measured.find(({ name }) => name === "bare axios");
  console.log(`${title}: medians of ${rounds} rounds of ${requests} requests, ${atOnce} at once`);
  for (const { name, perSecond, cpu } of measured) {
    const times = (value: number, of = Number.NaN) => `(${(value / of).toFixed(2)} x axios)`;
    const figures = [
      `${perSecond.toFixed(0)} requests/s ${times(perSecond, axios?.perSecond)}`,
      `${(cpu / 1_000).toFixed(3)} ms CPU each ${times(cpu, axios?.cpu)}`,
    ];
    console.log(`  ${name.padEnd(12)}${figures.map((figure) => figure.padStart(36)).join("")}`);
  }
}

function judge(measured: readonly Measured[]): void {
  const cpuOf = (wanted: string) => measured.find(({ name }) => name === wanted)?.cpu ?? Number.NaN;
  const ratio = cpuOf("whole chain") / cpuOf("bare axios");
  console.log(`  The chain may cost ${AT_MOST} x bare axios: it costs ${ratio.toFixed(2)} x.`);
  if (!(ratio <= AT_MOST)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
