-- Group roles with the least that each program needs; whoever runs the cluster grants them to its log-ins
-- (GRANT petswipe_app TO backend). Roles belong to the cluster, so another database may have made them already.
DO $$
DECLARE
  may_create boolean := (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user);
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['petswipe_app', 'petswipe_reader'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      IF NOT may_create THEN
        RAISE EXCEPTION 'role % is missing and % may not create it', name, current_user
          USING HINT = 'ALTER ROLE ' || quote_ident(current_user) || ' CREATEROLE, or create the role by hand: CREATE ROLE ' || name;
      END IF;
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- another database's migration made it in this moment
      END;
    END IF;
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA public TO petswipe_app, petswipe_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO petswipe_app;
REVOKE ALL ON schema_migrations FROM petswipe_app;
GRANT SELECT ON pets, swipes, matches, adoptions TO petswipe_reader;
-- No names, addresses or hashes for who only counts.
GRANT SELECT (id, role, created_at) ON users TO petswipe_reader;
GRANT SELECT (id, user_id, started_at, last_seen_at, ended_at) ON sessions TO petswipe_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO petswipe_app;
