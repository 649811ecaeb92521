import { homeOf } from "../auth/destination.ts";
import { Portrait } from "../pets/portrait.tsx";
import { userIfKnown } from "../server/session.ts";
import { ButtonLink } from "../ui/button.tsx";
import { HeartIcon } from "../ui/icons.tsx";
import styles from "./page.module.css";

const STACK = [
  { name: "Milo", petType: "dog", seed: "milo" },
  { name: "Clover", petType: "rabbit", seed: "clover" },
  { name: "Luna", petType: "cat", seed: "c" },
] as const;

const STEPS = [
  {
    title: "Swipe",
    text: "Meet shelter pets, one at a time. Swipe right to like, left to pass.",
  },
  { title: "Match", text: "The shelter accepts your like. Some shelters accept automatically." },
  { title: "Adopt", text: "Ask to adopt, visit, and take your new companion home." },
] as const;

export default async function LandingPage() {
  const user = await userIfKnown();
  return (
    <>
      <section className={styles.hero}>
        <div className={styles.words}>
          <h1>Find your furry someone.</h1>
          <p>PetSwipe introduces you to shelter pets. A swipe is all it takes to say hello.</p>
          <div className={styles.actions}>
            <ButtonLink href={user === null ? "/signup" : homeOf(user)} size="large">
              {user === null ? "Start swiping" : "Continue"}
            </ButtonLink>
            {user === null && (
              <ButtonLink href="/signup?role=shelter" variant="quiet" size="large">
                I'm a shelter
              </ButtonLink>
            )}
          </div>
        </div>
        <div className={styles.stack} aria-hidden="true">
          {STACK.map(({ name, petType, seed }) => (
            <div key={name} className={styles.card}>
              <Portrait petType={petType} seed={seed} />
              <span className={styles.name}>{name}</span>
            </div>
          ))}
          <span className={styles.heart}>
            <HeartIcon />
          </span>
        </div>
      </section>
      <ol className={styles.steps}>
        {STEPS.map(({ title, text }, index) => (
          <li key={title}>
            <span className={styles.number}>{index + 1}</span>
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
