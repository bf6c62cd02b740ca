-- Talk on a piece of evidence is for those cleared for the evidence's source (db/search/keep.ts): where a source is made
-- confidential, or no longer is, what was said about evidence from it is noted as well; and so is what goes over to the
-- source when its evidence is removed.
DROP TRIGGER `search_sources_confidential`;
--> statement-breakpoint
CREATE TRIGGER `search_sources_confidential` AFTER UPDATE OF `confidential` ON `sources` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT 'snapshot', `id` FROM `snapshots` WHERE `source_id` = NEW.`id`; INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT 'task', `id` FROM `tasks` WHERE `source_id` = NEW.`id`; INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT 'comment', `id` FROM `comments` WHERE `source_id` = NEW.`id`; INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT 'comment', c.`id` FROM `tasks` t JOIN `comments` c ON c.`task_id` = t.`id` WHERE t.`source_id` = NEW.`id` AND t.`dossier_id` = NEW.`dossier_id`; INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT 'comment', c.`id` FROM `evidence` e JOIN `comments` c ON c.`evidence_id` = e.`id` WHERE e.`source_id` = NEW.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `search_comments_move` AFTER UPDATE OF `evidence_id` ON `comments` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('comment', NEW.`id`); END;
