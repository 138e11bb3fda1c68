/** The part of README.md that comes from a table: the status diagram of a Super SIM, between two markers. */
import { simLifecycle } from "../../provider/resources/sim-lifecycle";
import { diagram } from "./lifecycle";

const BEGIN = "<!-- lifecycle:begin -->";
const END = "<!-- lifecycle:end -->";

/** The text with the diagram as it is now. Raises an error when the markers are not there. */
export function withDiagram(readme: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`README.md has lost its markers ${BEGIN} and ${END}`);
  return `${readme.slice(0, begin)}${BEGIN}\n${diagram(simLifecycle)}\n${readme.slice(end)}`;
}
