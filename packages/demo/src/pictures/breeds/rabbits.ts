import { type Breed, type Coat, coat } from "../breed.ts";
import { type RabbitTraits, rabbit } from "../species/rabbit.ts";

const breed = (name: string, traits: RabbitTraits, ...coats: Coat[]): Breed => ({
  petType: "rabbit",
  name,
  coats,
  draw: (own, random) => rabbit(own, traits, random),
});

export const RABBITS: readonly Breed[] = [
  breed(
    "Holland Lop",
    { ears: "lop", marking: "none" },
    coat("orange", "#e6ab6b", "#fbe2c0", "#cc8a49"),
    coat("gray", "#a1a5b1", "#dfe1e7", "#858a98"),
  ),
  breed(
    "Mini Lop",
    { ears: "lop", marking: "patch" },
    coat("white and brown", "#b6804f", "#fffaf3", "#b6804f"),
    coat("white and gray", "#9aa0ae", "#fcfbfb", "#8d94a4"),
  ),
  breed(
    "Dutch",
    { ears: "upright", marking: "dutch" },
    coat("black and white", "#44414d", "#ffffff", "#36343f"),
    coat("chocolate and white", "#8b5d40", "#fffaf4", "#754a31"),
    coat("blue and white", "#8690a3", "#ffffff", "#727c8f"),
  ),
  breed(
    "Netherland Dwarf",
    { ears: "short", marking: "none" },
    coat("chestnut", "#b3814f", "#f2dcbb", "#966739"),
    coat("white", "#fcf9f7", "#ffffff", "#e9dfdb"),
    coat("sable", "#75584b", "#b89a8a", "#5c4338"),
  ),
  breed(
    "Lionhead",
    { ears: "short", marking: "none", fur: "mane" },
    coat("tortoiseshell", "#c9935c", "#f4dcb8", "#8f6a50"),
    coat("cream", "#f3dfc0", "#fff6e6", "#d9ba8b"),
    coat("gray", "#9ea2ad", "#dcdee4", "#7e838f"),
  ),
  breed(
    "Himalayan",
    { ears: "upright", marking: "nose", eyes: "#d9737c" },
    coat("white with black points", "#fdfaf8", "#fdfaf8", "#56505c"),
  ),
  breed(
    "English Spot",
    { ears: "upright", marking: "charlie" },
    coat("white with black spots", "#fbf8f6", "#fdfbf9", "#46434f"),
    coat("white with tortoise spots", "#fbf8f6", "#fdfaf6", "#bb8450"),
  ),
  breed(
    "Rex",
    { ears: "oneDown", marking: "none" },
    coat("castor", "#9a6640", "#e6c49d", "#7b4e2e"),
    coat("lilac", "#bfb1b8", "#e8e0e4", "#a39299"),
  ),
];
