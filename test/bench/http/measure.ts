/** Requests a second and processor time a request of several clients, taken in turns so that a busy machine disturbs all alike. */

export interface Subject {
  readonly name: string;
  once(): Promise<void>;
}

export interface Effort {
  /** Requests for each subject in each round, and how many of them are under way at once. */
  readonly requests: number;
  readonly atOnce: number;
  readonly rounds: number;
}

export interface Measured {
  readonly name: string;
  /** Medians over the rounds. */
  readonly perSecond: number;
  /** Microseconds of processor time, user and system. */
  readonly cpu: number;
}

export async function measure(subjects: readonly Subject[], effort: Effort): Promise<Measured[]> {
  const samples = subjects.map(({ name }) => ({ name, perSecond: [] as number[], cpu: [] as number[] }));
  for (const { once } of subjects) await run(once, effort);
  for (let round = 0; round < effort.rounds; round++)
    for (const [index, { once }] of subjects.entries()) {
      const [began, cpuBefore] = [performance.now(), process.cpuUsage()];
      await run(once, effort);
      const [seconds, cpu] = [(performance.now() - began) / 1_000, process.cpuUsage(cpuBefore)];
      samples[index]?.perSecond.push(effort.requests / seconds);
      samples[index]?.cpu.push((cpu.user + cpu.system) / effort.requests);
    }
  return samples.map(({ name, perSecond, cpu }) => ({ name, perSecond: median(perSecond), cpu: median(cpu) }));
}

async function run(once: Subject["once"], { requests, atOnce }: Effort): Promise<void> {
  let left = requests;
  const worker = async () => {
    while (left-- > 0) await once();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
