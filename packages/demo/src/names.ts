export const FIRST_NAMES =
  "Ada Aisha Alma Amir Ana Andre Anika Ben Bianca Caleb Carla Chen Clara Dana Daniel David Diego Elena Eli Emma Erik Esther Fatima Felix Finn Freya Gabriel Grace Hana Hugo Ibrahim Ida Ines Isaac Isla Ivan Jana Jonas Julia Kai Karim Kenji Lara Leila Leo Liam Lina Luca Lucia Maja Marco Maria Mateo Maya Mia Milan Mina Nadia Nina Noah Nora Olga Oliver Omar Oscar Paula Pedro Petra Priya Quinn Rafael Rania Ravi Rosa Ruben Sam Sara Sofia Stefan Tara Theo Tom Uma Valeria Vera Victor Wei Xenia Yara Yusuf Zara Zoe".split(
    " ",
  );

export const LAST_NAMES =
  "Ahmed Almeida Andersen Baker Bauer Becker Bennett Brown Carter Castro Chen Costa Cruz Dubois Evans Fernandes Fischer Garcia Gomez Gupta Haddad Hansen Hughes Ivanova Jansen Johnson Kaya Keller Khan Kim Kowalski Kumar Larsen Lee Lopez Martin Mendes Meyer Moreau Murphy Nakamura Nguyen Nielsen Novak Okafor Oliveira Patel Pereira Petrov Popescu Ramos Rossi Rojas Santos Sato Schmidt Silva Singh Smith Tanaka Taylor Torres Vargas Virtanen Walker Weber Wilson Wong Yilmaz Zhang".split(
    " ",
  );

export const PET_NAMES =
  "Abby Archie Ash Bailey Barney Basil Bean Bella Biscuit Blue Bonnie Bruno Buddy Buttons Cashew Charlie Chester Chip Clementine Clover Coco Cookie Cosmo Daisy Dexter Dobby Dolly Duke Ella Ernie Fern Fig Finn Flora Frankie Freddie Fudge George Gigi Ginger Gizmo Goldie Gus Hazel Henry Honey Hugo Indie Iris Ivy Jasper Juno Kiki Kiwi Koda Lola Loki Louie Lucky Lulu Luna Mabel Maple Marley Maisie Milo Minnie Mocha Mochi Molly Monty Nala Nellie Nico Noodle Nova Nugget Oakley Olive Ollie Oreo Otis Otto Paddy Peaches Peanut Pearl Penny Pepper Percy Pickle Pip Pixie Poppy Pumpkin Remy Rex Ringo River Rocky Rolo Romeo Rosie Ruby Rufus Rusty Sadie Sage Scout Shadow Simba Skye Smokey Sparky Stella Sunny Teddy Tilly Toby Toffee Truffle Waffles Willow Winnie Winston Ziggy Zola".split(
    " ",
  );

export const CITIES =
  "Amsterdam Antwerp Barcelona Berlin Bologna Bristol Copenhagen Dublin Edinburgh Ghent Gothenburg Hamburg Helsinki Leeds Lisbon Lyon Madrid Milan Munich Oslo Porto Prague Valencia Vienna Zurich".split(
    " ",
  );

export const SHELTER_KINDS = [
  "Animal Rescue",
  "Pet Haven",
  "Paws & Claws",
  "Second Chance Shelter",
  "Animal Home",
  "Furry Friends",
  "Humane Society",
] as const;
