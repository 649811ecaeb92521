import { ButtonLink } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";

export default function NotFound() {
  return (
    <Empty title="We lost the scent" action={<ButtonLink href="/">Back home</ButtonLink>}>
      There is no page at this address.
    </Empty>
  );
}
