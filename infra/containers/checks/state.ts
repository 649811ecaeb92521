import type { Check } from "@petswipe/dev/boot/check";
import type { Container } from "../compose.ts";

/** Services that exit when their work is done. */
const ONE_SHOT = ["setup", "migrate"];
/** Services that are reachable from other machines. */
const PUBLIC = ["proxy", "grafana"];

const isOk = ({ Service, State, Health, ExitCode }: Container) =>
  ONE_SHOT.includes(Service) ? State === "exited" && ExitCode === 0 : State === "running" && Health !== "unhealthy";

/** Whether every container runs or exited successfully, and only public services are published to other machines. */
export function checkContainers(containers: readonly Container[]): Check[] {
  const failed = containers.filter((container) => !isOk(container));
  const open = containers.flatMap(({ Service, Publishers }) =>
    Publishers.filter(({ URL, PublishedPort }) => PublishedPort > 0 && URL !== "127.0.0.1").map(() => Service),
  );
  const unexpected = [...new Set(open)].filter((service) => !PUBLIC.includes(service));
  return [
    {
      what: `failed containers of ${containers.length}`,
      found: failed.map(({ Name, State, Health }) => `${Name} ${State} ${Health}`).join(", ") || "none",
      passed: containers.length > 0 && failed.length === 0,
    },
    { what: "published to other machines", found: [...new Set(open)].join(", "), passed: unexpected.length === 0 },
  ];
}
