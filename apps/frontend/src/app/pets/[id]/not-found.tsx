import { ButtonLink } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";

export default function PetNotFound() {
  return (
    <Empty title="Pet not found" action={<ButtonLink href="/swipe">Meet other pets</ButtonLink>}>
      It may have been removed, or the address has a typo.
    </Empty>
  );
}
