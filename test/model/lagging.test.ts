/** SIMs on an API whose reads are up to five seconds behind its writes, and not always equally far. */
import { campaign, explore } from "./campaign";
import { openPlayground, type Playground } from "./playground";
import { superSim } from "./super-sim";
import { wirelessSim } from "./wireless-sim";

const LAG = 5_000;
const asked = campaign(120);

for (const product of [superSim, wirelessSim])
  describe(`${product.title}s in a world some seconds old, ${asked.runs} random sequences, seed ${asked.seed}`, function () {
    this.timeout(0);
    let playground: Playground;

    before(async () => {
      playground = await openPlayground(product, LAG);
    });
    after(() => playground.close());

    it("are never sent what is forbidden or has taken effect, and no state tells what is not so", async () => {
      const { sequences, commands, requests } = await explore(playground, asked);
      console.log(`      ${sequences} sequences, ${commands} commands, ${requests} requests`);
    });
  });
