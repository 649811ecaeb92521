"use client";

import { matches, matchRequests } from "../api/matches.ts";
import { Tabs } from "../ui/tabs.tsx";
import { useLoaded } from "../ui/use-loaded.ts";
import { Adoptions } from "./adoptions.tsx";
import { ImportForm } from "./import-form.tsx";
import { ListPetForm } from "./list-pet-form.tsx";
import { MyPets } from "./my-pets.tsx";
import { Requests } from "./requests.tsx";

/** Everything a shelter does, in tabs. Loads requests and matches itself, since accepting a request creates a match. */
export function ShelterDashboard({ shelterId }: { readonly shelterId: string }) {
  const requests = useLoaded(matchRequests);
  const matched = useLoaded(matches);
  const waiting = matched.value?.matches.filter(({ adoption }) => adoption?.status === "requested");

  return (
    <Tabs
      label="Shelter dashboard"
      tabs={[
        { key: "pets", title: "My pets", content: <MyPets shelterId={shelterId} /> },
        {
          key: "requests",
          title: "Requests",
          count: requests.value?.requests.length,
          content: <Requests requests={requests} onAccepted={matched.reload} />,
        },
        {
          key: "adoptions",
          title: "Adoptions",
          count: waiting?.length,
          content: <Adoptions matched={matched} />,
        },
        { key: "list", title: "List a pet", content: <ListPetForm /> },
        { key: "import", title: "Import", content: <ImportForm /> },
      ]}
    />
  );
}
