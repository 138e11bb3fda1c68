// A service that runs its program inline, with Pulumi's Automation API. It stands in the project's folder, like a user's own.

const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { Sim } = require("pulumi-kore");

const program = async () => {
  for (const [name, iccid] of Object.entries(JSON.parse(process.env.SIMS))) new Sim(name, { iccid });
};

async function main() {
  const stack = await LocalWorkspace.createOrSelectStack({ stackName: "dev", projectName: "service", program });
  const { summary } = await stack.up();
  console.log(JSON.stringify(summary.resourceChanges));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
