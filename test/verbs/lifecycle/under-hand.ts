/** SIMs that are seen active and at rest, and turn out to be on their way elsewhere when the write arrives. */
import type { Exchange } from "../../emulator";
import type { Cards, Product } from "./cards";
import { opened } from "./matrix";

export interface UnderHand {
  readonly cards: () => Cards;
  /** As `place`; the move shows only after the provider's first look at the SIM. */
  placeUnderHand(ways: string, home: string): Promise<string>;
}

/** As `opened`, without the faults of the test before. */
export function openedUnderHand(product: Product): UnderHand {
  let onExchange: (exchange: Exchange) => void = () => {};
  const cards = opened(product, { onExchange: (exchange) => onExchange(exchange) });
  afterEach(() => {
    onExchange = () => {};
    cards().emulator.control.clearFaults();
  });
  return {
    cards,
    placeUnderHand: async (ways, home) => {
      const { control } = cards().emulator;
      const iccid = await cards().place(ways, home);
      const moving = control.snapshot();
      control.change[product.kind](iccid, { status: "active" });
      onExchange = ({ record }) => {
        if (record.query.Iccid !== iccid) return;
        onExchange = () => {};
        control.restore(moving);
      };
      return iccid;
    },
  };
}
