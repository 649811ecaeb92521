import { type Breed, type Coat, coat } from "../breed.ts";
import { dog } from "../species/dog.ts";
import type { DogTraits } from "../species/dog-coat.ts";

const breed = (name: string, traits: DogTraits, ...coats: Coat[]): Breed => ({
  petType: "dog",
  name,
  coats,
  draw: (own, random) => dog(own, traits, random),
});

const tricolor = coat("tricolor", "#c98a4f", "#fff7ec", "#6b4029");

export const DOGS: readonly Breed[] = [
  breed(
    "Beagle",
    { ears: "floppy", marking: "blaze" },
    tricolor,
    coat("lemon and white", "#e9b872", "#fffaf0", "#c98f4a"),
  ),
  breed(
    "Labrador Retriever",
    { ears: "floppy", marking: "none" },
    coat("yellow", "#f0cf94", "#fbe8c4", "#d9ac66"),
    coat("chocolate", "#8a5a3a", "#a97650", "#643c25"),
    coat("black", "#3d3a47", "#565263", "#2b2834"),
  ),
  breed(
    "Golden Retriever",
    { ears: "feathered", marking: "none", fur: "fluffy" },
    coat("golden", "#e8ab5c", "#f8d59a", "#c98538"),
    coat("cream", "#f3d9ad", "#fdf0d8", "#dcb67c"),
  ),
  breed(
    "Border Collie",
    { ears: "folded", marking: "blaze", fur: "fluffy" },
    coat("black and white", "#3c3946", "#ffffff", "#2a2833"),
    coat("red and white", "#a8623a", "#fff9f2", "#7f4526"),
  ),
  breed(
    "Siberian Husky",
    { ears: "pointed", marking: "mask", fur: "fluffy", iris: "#79c3f0" },
    coat("gray and white", "#77808f", "#ffffff", "#555d6b"),
    coat("red and white", "#c47f4f", "#fffaf3", "#98582f"),
  ),
  breed(
    "Welsh Corgi",
    { ears: "bat", marking: "blaze" },
    coat("red and white", "#e79a4b", "#fffaf1", "#d07f31"),
    coat("sable", "#c78a55", "#fff6ea", "#8b5732"),
  ),
  breed(
    "Shiba Inu",
    { ears: "pointed", marking: "mask" },
    coat("red", "#e38f4a", "#fff3e0", "#cc7431"),
    coat("black and tan", "#433c42", "#f3cf9f", "#2f2a30"),
  ),
  breed(
    "Dalmatian",
    { ears: "floppy", marking: "spots" },
    coat("white with black spots", "#fbf8f4", "#ffffff", "#35323d"),
    coat("white with liver spots", "#fbf8f4", "#ffffff", "#7a4a2b"),
  ),
  breed(
    "Poodle",
    { ears: "curly", marking: "none", fur: "curly" },
    coat("apricot", "#edb27c", "#f7cfa6", "#dd9a60"),
    coat("white", "#f6efe6", "#fffdf9", "#e6dccf"),
    coat("gray", "#a5a4b0", "#c4c3cd", "#8b8a98"),
  ),
  breed(
    "Pug",
    { ears: "folded", marking: "muzzle" },
    coat("fawn", "#ecc893", "#f5dcb4", "#4a3b3d"),
    coat("apricot", "#e5ae74", "#f3cfa2", "#463639"),
  ),
  breed(
    "German Shepherd",
    { ears: "pointed", marking: "muzzle" },
    coat("black and tan", "#c8894a", "#e8b877", "#3b3336"),
  ),
  breed(
    "Dachshund",
    { ears: "long", marking: "tan" },
    coat("black and tan", "#453a3d", "#cf8b50", "#322a2d"),
    coat("chocolate and tan", "#7c4f36", "#d89c63", "#5d3825"),
    coat("red", "#b9683a", "#d98d58", "#95502a"),
  ),
  breed(
    "Yorkshire Terrier",
    { ears: "pointed", marking: "none", fur: "beard" },
    coat("blue and tan", "#b98755", "#e3b880", "#7c6157"),
  ),
  breed(
    "Miniature Schnauzer",
    { ears: "folded", marking: "none", fur: "beard" },
    coat("salt and pepper", "#7f808b", "#eceaf0", "#60616c"),
    coat("black and silver", "#45434f", "#d7d6de", "#32303b"),
  ),
  breed(
    "Jack Russell Terrier",
    { ears: "folded", marking: "patch" },
    coat("white and tan", "#fdf8f0", "#ffffff", "#cf8b4c"),
    coat("white and black", "#fbf7f3", "#ffffff", "#3f3a45"),
  ),
  breed(
    "Cocker Spaniel",
    { ears: "feathered", marking: "none" },
    coat("golden", "#d9995a", "#efc28d", "#bd7c3d"),
    coat("chocolate", "#80513a", "#a5745a", "#643c2a"),
  ),
  breed("Basset Hound", { ears: "long", marking: "blaze" }, coat("tricolor", "#b97a45", "#fff8ee", "#7b4a2d")),
  breed(
    "French Bulldog",
    { ears: "bat", marking: "none" },
    coat("blue", "#8690a1", "#b3bbc8", "#727c8d"),
    coat("fawn", "#ddb182", "#f0d4b0", "#c6945f"),
    coat("brindle", "#6a5148", "#957a6c", "#533d36"),
  ),
  breed("Rottweiler", { ears: "folded", marking: "tan" }, coat("black and mahogany", "#37333c", "#b8703f", "#28252c")),
  breed("Samoyed", { ears: "pointed", marking: "none", fur: "fluffy" }, coat("white", "#fdf9f3", "#ffffff", "#ece3d6")),
  breed(
    "Mixed breed",
    { ears: "folded", marking: "spectacles", fur: "fluffy" },
    coat("cream and brown", "#f1d9b4", "#fff3de", "#a8703f"),
    coat("gray and white", "#d9dae1", "#ffffff", "#83889a"),
  ),
  breed(
    "Mixed breed",
    { ears: "floppy", marking: "cap" },
    coat("brown and white", "#f7efe3", "#ffffff", "#9c6138"),
    coat("black and white", "#f6f3f0", "#ffffff", "#3c3945"),
  ),
  breed(
    "Mixed breed",
    { ears: "bat", marking: "patch", fur: "fluffy" },
    coat("sandy", "#eccb98", "#fbe9cb", "#b97f4a"),
    coat("gray", "#b4b8c3", "#e2e5eb", "#6f7686"),
  ),
  breed(
    "Mixed breed",
    { ears: "floppy", marking: "none", fur: "beard" },
    coat("wheaten", "#e3bd85", "#f6dfb8", "#c5965a"),
    coat("charcoal", "#5a5967", "#a3a2b1", "#45444f"),
  ),
];
