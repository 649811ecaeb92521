import { ButtonLink } from "../../../ui/Button.tsx";
import { Empty } from "../../../ui/Empty.tsx";

export default function PetNotFound() {
  return (
    <Empty title="This pet is not here" action={<ButtonLink href="/swipe">Meet other pets</ButtonLink>}>
      Perhaps it has found a home already, or the address has a typo.
    </Empty>
  );
}
