// Reports the tests as a list of sentences and counts them from mocha's own events. The last line is `N passed, N failed`.

const { reporters, Runner } = require("mocha");

const { EVENT_RUN_END, EVENT_SUITE_BEGIN, EVENT_SUITE_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } =
  Runner.constants;

/** A skipped test says in its title why: "… (skipped: there is no Go compiler)". Without a reason it counts as failed. */
const REASON = /\(skipped: .+\)/;

class Reporter extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    this.counts = { passed: 0, failed: 0, skipped: 0 };
    this.failedChecks = options.reporterOptions?.checks ?? "";
    let depth = 0;
    const line = (text) => process.stdout.write(`${"  ".repeat(depth)}${text}\n`);
    runner.on(EVENT_SUITE_BEGIN, (suite) => {
      if (suite.title) line(suite.title);
      if (!suite.root) depth += 1;
    });
    runner.on(EVENT_SUITE_END, (suite) => {
      if (!suite.root) depth -= 1;
    });
    runner.on(EVENT_TEST_PASS, (test) => {
      this.counts.passed += 1;
      line(`ok    ${test.title}${slowness(test)}`);
    });
    runner.on(EVENT_TEST_PENDING, (test) => {
      const explained = REASON.test(test.fullTitle());
      this.counts[explained ? "skipped" : "failed"] += 1;
      line(explained ? `skip  ${test.title}` : `FAIL  ${test.title} is skipped without a reason`);
    });
    runner.on(EVENT_TEST_FAIL, (test, error) => {
      this.counts.failed += 1;
      line(`FAIL  ${test.title}: ${String(error.message).split("\n", 1)[0]}`);
    });
    runner.once(EVENT_RUN_END, () => this.summarise());
  }

  summarise() {
    const { passed, failed, skipped } = this.counts;
    if (this.failures.length > 0) reporters.Base.list(this.failures);
    if (this.failedChecks)
      process.stdout.write(`\nNot right, apart from the tests: ${this.failedChecks} (see the top)\n`);
    if (passed + failed === 0) process.stdout.write("\nNo test ran.\n");
    const skips = skipped > 0 ? `, ${skipped} skipped` : "";
    process.stdout.write(`\n${passed} passed, ${failed} failed${skips}\n`);
  }

  /** mocha ends with the number given to `finish`: failures of ours count, and so does a run without a test. */
  done(failures, finish) {
    const { passed, failed } = this.counts;
    finish(Math.max(failures, failed, passed === 0 ? 1 : 0));
  }
}

function slowness({ duration }) {
  return duration > 1_000 ? ` (${(duration / 1_000).toFixed(1)} s)` : "";
}

module.exports = Reporter;
