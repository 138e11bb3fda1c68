/** A Programmable Wireless SIM under random sequences of declarations, runs, changes from outside, faults and crashes. */
import { underRandomSequences } from "./random-sequences";
import { wirelessSim } from "./wireless-sim";

underRandomSequences(wirelessSim, 250);
