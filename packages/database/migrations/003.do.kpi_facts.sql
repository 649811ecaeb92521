-- What the KPI roll-ups need of the facts themselves: a match knows when its like was, an adoption when its match was and
-- whose it is. A cascade deletes the parent first, so these cannot be looked up when the child goes.

ALTER TABLE matches ADD COLUMN swiped_at timestamptz;
UPDATE matches m SET swiped_at = s.created_at FROM swipes s WHERE s.user_id = m.user_id AND s.pet_id = m.pet_id;
ALTER TABLE matches
  ALTER COLUMN swiped_at SET NOT NULL,
  ADD CONSTRAINT matches_of_a_swipe FOREIGN KEY (user_id, pet_id) REFERENCES swipes (user_id, pet_id) ON DELETE CASCADE;

ALTER TABLE adoptions ADD COLUMN user_id bigint, ADD COLUMN matched_at timestamptz;
UPDATE adoptions a SET user_id = m.user_id, matched_at = m.created_at FROM matches m WHERE m.id = a.match_id;
ALTER TABLE adoptions ALTER COLUMN user_id SET NOT NULL, ALTER COLUMN matched_at SET NOT NULL;
CREATE INDEX adoptions_user ON adoptions (user_id);

-- FOR SHARE: whoever moves the parent at the same time waits, or is waited for, so that the child never keeps an old time.
CREATE FUNCTION matches_take_swipe() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.created_at INTO NEW.swiped_at FROM swipes s WHERE s.user_id = NEW.user_id AND s.pet_id = NEW.pet_id
  FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'user % has no swipe of pet % to be matched', NEW.user_id, NEW.pet_id USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER take_swipe BEFORE INSERT ON matches FOR EACH ROW WHEN (NEW.swiped_at IS NULL)
  EXECUTE FUNCTION matches_take_swipe();

CREATE FUNCTION adoptions_take_match() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT m.user_id, m.created_at INTO NEW.user_id, NEW.matched_at FROM matches m WHERE m.id = NEW.match_id FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no match % to adopt by', NEW.match_id USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER take_match BEFORE INSERT ON adoptions FOR EACH ROW WHEN (NEW.matched_at IS NULL OR NEW.user_id IS NULL)
  EXECUTE FUNCTION adoptions_take_match();

-- Swipes are counted by their pet's type for ever.
CREATE FUNCTION pets_keep_type() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the type of pet % cannot change: its swipes are counted by it', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER keep_type BEFORE UPDATE OF pet_type ON pets FOR EACH ROW WHEN (OLD.pet_type <> NEW.pet_type)
  EXECUTE FUNCTION pets_keep_type();
