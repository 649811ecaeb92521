-- All times are timestamptz by the database's clock.

CREATE TABLE users (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email         text NOT NULL,
  password_hash text NOT NULL,
  display_name  text NOT NULL,
  role          text NOT NULL CHECK (role IN ('adopter', 'shelter', 'admin')),
  created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_email ON users (lower(email));
CREATE INDEX users_created_at ON users (created_at);

CREATE TABLE sessions (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id      bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  started_at   timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  CHECK (last_seen_at >= started_at),
  CHECK (ended_at >= started_at)
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_ended_at ON sessions (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX sessions_open_by_expiry ON sessions (expires_at) WHERE ended_at IS NULL;

-- Holds the SHA-256 of the token, so that a copy of this table opens no account.
CREATE TABLE password_resets (
  token_hash bytea PRIMARY KEY,
  user_id    bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX password_resets_user ON password_resets (user_id);

CREATE TABLE pets (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- A pet outlives its shelter's account, since other people's matches and adoptions hang on it.
  shelter_id  bigint REFERENCES users ON DELETE SET NULL,
  name        text NOT NULL,
  pet_type    text NOT NULL CHECK (pet_type IN ('dog', 'cat', 'rabbit', 'bird', 'other')),
  breed       text NOT NULL DEFAULT '',
  age_months  integer NOT NULL CHECK (age_months >= 0),
  city        text NOT NULL DEFAULT '',
  description text NOT NULL DEFAULT '',
  auto_accept boolean NOT NULL DEFAULT false,
  status      text NOT NULL DEFAULT 'listed' CHECK (status IN ('listed', 'adopted', 'withdrawn')),
  photo_key   text,
  -- Grows with every change; a cache keeps the entry with the higher one.
  version     integer NOT NULL DEFAULT 1,
  created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX pets_listed ON pets (id) WHERE status = 'listed';
CREATE INDEX pets_shelter ON pets (shelter_id);

CREATE TABLE swipes (
  user_id    bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  pet_id     bigint NOT NULL REFERENCES pets,
  liked      boolean NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, pet_id)
);
CREATE INDEX swipes_created_at ON swipes (created_at);
CREATE INDEX swipes_likes_by_pet ON swipes (pet_id, created_at) WHERE liked;

CREATE TABLE matches (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id    bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  pet_id     bigint NOT NULL REFERENCES pets,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (user_id, pet_id)
);
CREATE INDEX matches_pet ON matches (pet_id);
CREATE INDEX matches_created_at ON matches (created_at);

CREATE TABLE adoptions (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  match_id     bigint NOT NULL REFERENCES matches ON DELETE CASCADE,
  status       text NOT NULL DEFAULT 'requested' CHECK (status IN ('requested', 'completed', 'cancelled')),
  requested_at timestamptz NOT NULL DEFAULT now(),
  completed_at timestamptz,
  cancelled_at timestamptz,
  CHECK ((status = 'completed') = (completed_at IS NOT NULL)),
  CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL))
);
-- After a cancellation one may ask again; never two at a time.
CREATE UNIQUE INDEX adoptions_one_open_per_match ON adoptions (match_id) WHERE status <> 'cancelled';
CREATE INDEX adoptions_match ON adoptions (match_id);
