"use client";

import type { MatchRequest, MatchRequestsReply } from "@petswipe/contract";
import { acceptRequest } from "../api/matches.ts";
import { dayOf } from "../pets/labels.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { ErrorNotice } from "../ui/notice.tsx";
import { useAction } from "../ui/use-action.ts";
import type { Loaded } from "../ui/use-loaded.ts";
import { ListRow } from "./list-row.tsx";
import styles from "./lists.module.css";

interface RequestsProps {
  readonly requests: Loaded<MatchRequestsReply>;
  readonly onAccepted: () => void;
}

/** Likes to accept. An accepted one is removed from the list. */
export function Requests({ requests: { value, error, change }, onAccepted }: RequestsProps) {
  if (error) return <ErrorNotice error={error} />;
  if (value === undefined) return <p className={styles.loading}>Loading requests…</p>;
  if (value.requests.length === 0) return <Empty title="No requests yet">New likes for your pets appear here.</Empty>;

  function settle(done: MatchRequest) {
    change(({ requests }) => ({ requests: requests.filter((each) => each !== done) }));
    onAccepted();
  }
  return (
    <ul className={styles.list}>
      {value.requests.map((request) => (
        <RequestRow
          key={`${request.pet.id} ${request.adopter.id}`}
          request={request}
          onAccepted={() => settle(request)}
        />
      ))}
    </ul>
  );
}

function RequestRow({ request, onAccepted }: { readonly request: MatchRequest; readonly onAccepted: () => void }) {
  const { pet, adopter, likedAt } = request;
  const { run, busy, error } = useAction(async () => {
    await acceptRequest({ petId: pet.id, adopterId: adopter.id });
    onAccepted();
  });
  return (
    <ListRow
      pet={pet}
      title={`${adopter.displayName} likes ${pet.name}`}
      error={error}
      actions={
        <Button size="small" variant="calm" busy={busy} onClick={() => run()}>
          Accept
        </Button>
      }
    >
      <p>Liked on {dayOf(likedAt)}</p>
    </ListRow>
  );
}
