CREATE TRIGGER `events_no_delete` BEFORE DELETE ON `events` BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `events_no_update` BEFORE UPDATE ON `events`
WHEN NOT (NEW.`payload` IS NULL AND NEW.`salt` = '' AND NEW.`id` IS OLD.`id` AND NEW.`chain` IS OLD.`chain` AND NEW.`number` IS OLD.`number`
  AND NEW.`at` IS OLD.`at` AND NEW.`actor_id` IS OLD.`actor_id` AND NEW.`type` IS OLD.`type` AND NEW.`subject_type` IS OLD.`subject_type`
  AND NEW.`subject_id` IS OLD.`subject_id` AND NEW.`claim_id` IS OLD.`claim_id` AND NEW.`source_id` IS OLD.`source_id` AND NEW.`other_source_id` IS OLD.`other_source_id`
  AND NEW.`payload_hash` IS OLD.`payload_hash` AND NEW.`previous_hash` IS OLD.`previous_hash` AND NEW.`hash` IS OLD.`hash`)
BEGIN SELECT RAISE(ABORT, 'events are never updated; only a payload can be erased'); END;
--> statement-breakpoint
CREATE TRIGGER `revisions_no_update` BEFORE UPDATE ON `revisions` BEGIN SELECT RAISE(ABORT, 'revisions are never updated'); END;
--> statement-breakpoint
CREATE TRIGGER `revisions_no_delete` BEFORE DELETE ON `revisions` BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `editions_no_update` BEFORE UPDATE ON `editions` BEGIN SELECT RAISE(ABORT, 'editions are never updated'); END;
