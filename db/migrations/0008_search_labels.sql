-- The index knows more of each row: its month, its byline, the people and the outlets that it is looked for by
-- (db/search/keep.ts). Triggers note it when they change, and what is there is indexed anew in the background.
DROP TRIGGER `search_articles_about`;
--> statement-breakpoint
CREATE TRIGGER `search_articles_about` AFTER UPDATE OF `outlet`, `byline`, `published_at` ON `articles` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('text', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_articles_outlet` AFTER UPDATE OF `outlet` ON `articles` WHEN OLD.`outlet` IS NOT NEW.`outlet` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT DISTINCT 'claim', m.`claim_id` FROM `revisions` r JOIN `mentions` m ON m.`revision_id` = r.`id` WHERE r.`article_id` = NEW.`id`; END;
--> statement-breakpoint
DROP TRIGGER `search_articles_update`;
--> statement-breakpoint
CREATE TRIGGER `search_articles_update` AFTER UPDATE OF `title`, `outlet`, `byline`, `published_at` ON `articles` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('article', NEW.`id`); END;
--> statement-breakpoint
DROP TRIGGER `search_claims_update`;
--> statement-breakpoint
CREATE TRIGGER `search_claims_update` AFTER UPDATE OF `statement`, `statement_by`, `assignee_id`, `ref`, `merged_into`, `status`, `stale`, `substance`, `kind`, `stakes` ON `claims` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('claim', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_mentions_insert` AFTER INSERT ON `mentions` WHEN NOT EXISTS (SELECT 1 FROM `mentions` m JOIN `revisions` r ON r.`id` = m.`revision_id` WHERE m.`claim_id` = NEW.`claim_id` AND m.`id` <> NEW.`id` AND r.`article_id` = (SELECT `article_id` FROM `revisions` WHERE `id` = NEW.`revision_id`)) BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('claim', NEW.`claim_id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_mentions_move` AFTER UPDATE OF `claim_id` ON `mentions` WHEN OLD.`claim_id` <> NEW.`claim_id` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('claim', OLD.`claim_id`), ('claim', NEW.`claim_id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_mentions_delete` AFTER DELETE ON `mentions` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('claim', OLD.`claim_id`); END;
--> statement-breakpoint
DROP TRIGGER `search_tasks_update`;
--> statement-breakpoint
CREATE TRIGGER `search_tasks_update` AFTER UPDATE OF `title`, `detail`, `outcome`, `assignee_id`, `source_id` ON `tasks` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('task', NEW.`id`); END;
--> statement-breakpoint
DROP TRIGGER `search_sources_update`;
--> statement-breakpoint
CREATE TRIGGER `search_sources_update` AFTER UPDATE OF `title`, `outlet`, `author`, `url`, `published_at`, `pseudonym`, `confidential`, `article_id` ON `sources` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('source', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_sources_about` AFTER UPDATE OF `outlet`, `author` ON `sources` WHEN OLD.`outlet` IS NOT NEW.`outlet` OR OLD.`author` IS NOT NEW.`author` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT 'snapshot', `id` FROM `snapshots` WHERE `source_id` = NEW.`id`; END;
--> statement-breakpoint
INSERT OR IGNORE INTO `search_queue` SELECT 1, 'text', `id` FROM `articles`;
--> statement-breakpoint
INSERT OR IGNORE INTO `search_queue` SELECT 1, 'article', `id` FROM `articles`;
--> statement-breakpoint
INSERT OR IGNORE INTO `search_queue` SELECT 1, 'claim', `id` FROM `claims`;
--> statement-breakpoint
INSERT OR IGNORE INTO `search_queue` SELECT 1, 'source', `id` FROM `sources`;
--> statement-breakpoint
INSERT OR IGNORE INTO `search_queue` SELECT 1, 'snapshot', `id` FROM `snapshots`;
--> statement-breakpoint
INSERT OR IGNORE INTO `search_queue` SELECT 1, 'comment', `id` FROM `comments`;
--> statement-breakpoint
INSERT OR IGNORE INTO `search_queue` SELECT 1, 'task', `id` FROM `tasks`;
