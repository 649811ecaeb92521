import type { MetadataRoute } from "next";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "PetSwipe",
    short_name: "PetSwipe",
    description: "Swipe through shelter pets, match, and bring one home.",
    start_url: "/swipe",
    display: "standalone",
    background_color: "#fff8f2",
    theme_color: "#cc3f2a",
    icons: [
      { src: "/icon.svg", type: "image/svg+xml", sizes: "any" },
      { src: "/favicon.ico", type: "image/x-icon", sizes: "48x48" },
    ],
  };
}
