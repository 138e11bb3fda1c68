// One line of progress on stderr, so that stdout stays the command's own.

/** Prints one line of what is being done. */
function say(line) {
  process.stderr.write(`pulumi-kore: ${line}\n`);
}

module.exports = { say };
