import type { Check } from "@petswipe/dev/boot/check";
import type { Container } from "../compose.ts";

/** Services that end when their work is done. */
const ONCE = ["setup", "migrate"];
/** What everybody may reach: all else is for the own machine. */
const PUBLIC = ["proxy", "grafana"];

const isWell = ({ Service, State, Health, ExitCode }: Container) =>
  ONCE.includes(Service) ? State === "exited" && ExitCode === 0 : State === "running" && Health !== "unhealthy";

/** Whether every container runs, or has ended well, and publishes nothing that it should not. */
export function checkContainers(containers: readonly Container[]): Check[] {
  const ill = containers.filter((container) => !isWell(container));
  const open = containers.flatMap(({ Service, Publishers }) =>
    Publishers.filter(({ URL, PublishedPort }) => PublishedPort > 0 && URL !== "127.0.0.1").map(() => Service),
  );
  const strange = [...new Set(open)].filter((service) => !PUBLIC.includes(service));
  return [
    {
      what: `containers not well of ${containers.length}`,
      found: ill.map(({ Name, State, Health }) => `${Name} ${State} ${Health}`).join(", ") || "none",
      passed: containers.length > 0 && ill.length === 0,
    },
    { what: "published to everybody", found: [...new Set(open)].join(", "), passed: strange.length === 0 },
  ];
}
