// Meters on Programmable Wireless, the older of the two SIM products: a rate plan says what a SIM may use, as a Fleet does for Super SIM.

import { wireless } from "pulumi-kore";

// Destroying a rate plan deletes it, and a suspended SIM is still on its plan: so the plan is kept when the stack goes.
const small = new wireless.RatePlan(
  "small",
  {
    uniqueName: "meters-5mb",
    friendlyName: "Meters, 5 MB a month",
    dataEnabled: true,
    dataLimit: 5, // MB
    dataMetering: "payg",
    messagingEnabled: false,
  },
  { retainOnDelete: true },
);

// In the field: active, with the plan in the same request.
new wireless.Sim("meter-1", {
  iccid: "89012600000200000019",
  friendlyName: "Meter at the north gate",
  ratePlan: small.sid,
  status: "active",
});

// On the shelf: suspended. The default of `onDelete` suspends, too; what cannot be undone has to be asked for.
new wireless.Sim("meter-2", { iccid: "8901260000200001242", ratePlan: small.sid, status: "suspended" });

export const ratePlan = small.sid;
