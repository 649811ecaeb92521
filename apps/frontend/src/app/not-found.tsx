import { ButtonLink } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";

export default function NotFound() {
  return (
    <Empty title="Page not found" action={<ButtonLink href="/">Go to the home page</ButtonLink>}>
      There is no page at this address.
    </Empty>
  );
}
