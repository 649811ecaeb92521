import { ButtonLink } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";

export default function NotFound() {
  return (
    <Empty title="Page not found" action={<ButtonLink href="/">Go to the home page</ButtonLink>}>
      There is no page at this address.
    </Empty>
  );
}
