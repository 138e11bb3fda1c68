/** A Super SIM under random sequences of declarations, runs, changes from outside, faults and crashes. */
import { underRandomSequences } from "./random-sequences";
import { superSim } from "./super-sim";

underRandomSequences(superSim, 800);
