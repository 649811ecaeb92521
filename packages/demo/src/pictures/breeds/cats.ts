import { type Breed, type Coat, coat } from "../breed.ts";
import { type CatTraits, cat } from "../species/cat.ts";

const breed = (name: string, traits: CatTraits, ...coats: Coat[]): Breed => ({
  petType: "cat",
  name,
  coats,
  draw: (own, random) => cat(own, traits, random),
});

const GREEN = ["#9ccf6a", "#b9d95b", "#6fc79a"];
const AMBER = ["#f2b544", "#e8963c", "#f5cf4f"];
const BLUE = ["#6fb8ee", "#8ccdf2"];

export const CATS: readonly Breed[] = [
  breed(
    "Domestic Shorthair",
    { ears: "upright", marking: "tabby", eyes: [...GREEN, ...AMBER] },
    coat("brown tabby", "#a98563", "#efdcc3", "#6b4f38"),
    coat("ginger tabby", "#f0a04b", "#fff0da", "#cf7527"),
    coat("gray tabby", "#a3a8b3", "#eef0f4", "#666d7b"),
  ),
  breed(
    "Domestic Shorthair",
    { ears: "upright", marking: "tuxedo", eyes: [...GREEN, ...AMBER] },
    coat("black and white", "#383643", "#ffffff", "#2a2833"),
    coat("gray and white", "#7d8596", "#ffffff", "#656d7d"),
  ),
  breed(
    "Domestic Shorthair",
    { ears: "upright", marking: "none", eyes: [...GREEN, ...AMBER] },
    coat("black", "#3a3744", "#4e4a5b", "#2a2732"),
    coat("white", "#fcf9f6", "#ffffff", "#e8e1dc"),
  ),
  breed(
    "Domestic Shorthair",
    { ears: "upright", marking: "half", eyes: [...GREEN, ...AMBER] },
    coat("black and ginger", "#eda257", "#fff4e4", "#403a45"),
    coat("cream and gray", "#f5e0c3", "#ffffff", "#868c9b"),
  ),
  breed(
    "Calico",
    { ears: "upright", marking: "calico", eyes: GREEN },
    coat("white, ginger and black", "#ee9f52", "#fffaf4", "#45404c"),
    coat("dilute calico", "#eec396", "#fffcf8", "#9197a6"),
  ),
  breed(
    "Siamese",
    { ears: "large", marking: "points", eyes: BLUE },
    coat("seal point", "#f3e5d2", "#faf2e6", "#6a4d43"),
    coat("blue point", "#eeebea", "#f8f7f7", "#818a9b"),
  ),
  breed(
    "British Shorthair",
    { ears: "upright", marking: "none", fur: "fluffy", eyes: AMBER },
    coat("blue", "#8e99ab", "#b4bdca", "#76818f"),
    coat("lilac", "#c9bcc0", "#e3dadd", "#ad9da3"),
  ),
  breed(
    "Scottish Fold",
    { ears: "folded", marking: "tabby", eyes: AMBER },
    coat("silver tabby", "#c3c8d1", "#f2f4f7", "#7f8795"),
    coat("cream tabby", "#f1d3a6", "#fff4e0", "#d3a262"),
  ),
  breed(
    "Maine Coon",
    { ears: "tufted", marking: "tabby", fur: "fluffy", eyes: [...GREEN, ...AMBER] },
    coat("brown tabby", "#9d7450", "#ecd6b6", "#5f432f"),
    coat("red tabby", "#dd8a45", "#fde4c5", "#b2602a"),
    coat("smoke", "#6d6f7e", "#d8d9e2", "#4a4b58"),
  ),
  breed(
    "Bengal",
    { ears: "upright", marking: "rosettes", eyes: GREEN },
    coat("brown spotted", "#dba35f", "#fae3bd", "#77492a"),
    coat("snow spotted", "#eee0cb", "#fffaf1", "#a98a6e"),
  ),
  breed(
    "Persian",
    { ears: "upright", marking: "none", fur: "fluffy", eyes: AMBER },
    coat("cream", "#f5deb9", "#fff1d9", "#dfbc88"),
    coat("white", "#fbf8f5", "#ffffff", "#e4ddd7"),
  ),
  breed(
    "Ragdoll",
    { ears: "tufted", marking: "points", fur: "fluffy", eyes: BLUE },
    coat("seal point", "#f5eadb", "#fffaf3", "#7d6053"),
    coat("flame point", "#fbf0e0", "#fffaf2", "#dd9a63"),
  ),
  breed("Russian Blue", { ears: "large", marking: "none", eyes: GREEN }, coat("blue", "#8893a6", "#a5afbf", "#717c8e")),
];
