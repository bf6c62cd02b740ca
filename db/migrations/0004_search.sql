-- The search index. Triggers note in `search_queue` what changed; whoever writes indexes what is noted before the commit
-- (db/search/keep.ts). `later` = 1 is what was there before the index: it is read in the background.
CREATE TABLE `search_queue` (`later` integer NOT NULL DEFAULT 0, `kind` text NOT NULL, `id` text NOT NULL, PRIMARY KEY (`later`, `kind`, `id`)) WITHOUT ROWID;
--> statement-breakpoint
-- A dossier's rows in the index are one range of numbers, so that what a person may see is a few ranges. 0 is the newsroom.
CREATE TABLE `search_dossiers` (`number` integer PRIMARY KEY, `dossier_id` text NOT NULL UNIQUE, `texts` integer NOT NULL DEFAULT 0, `things` integer NOT NULL DEFAULT 0);
--> statement-breakpoint
CREATE TABLE `search_texts` (`number` integer PRIMARY KEY, `part` integer NOT NULL, `article_id` text NOT NULL, `revision_id` text NOT NULL, `asides` text NOT NULL, `about` text NOT NULL);
--> statement-breakpoint
CREATE TABLE `search_outlets` (`number` integer PRIMARY KEY, `name` text NOT NULL UNIQUE);
--> statement-breakpoint
CREATE INDEX `search_texts_article` ON `search_texts` (`article_id`);
--> statement-breakpoint
CREATE TABLE `search_entries` (`number` integer PRIMARY KEY, `kind` text NOT NULL, `id` text NOT NULL, UNIQUE (`kind`, `id`));
--> statement-breakpoint
CREATE TABLE `search_terms` (`term` text PRIMARY KEY NOT NULL) WITHOUT ROWID;
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_sentences` USING fts5(words, content='', columnsize=0, tokenize="ascii tokenchars '_'");
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_things` USING fts5(words, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
--> statement-breakpoint
CREATE TRIGGER `search_articles_about` AFTER UPDATE OF `outlet`, `published_at` ON `articles` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('text', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_revisions_insert` AFTER INSERT ON `revisions` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('text', NEW.`article_id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_asides_insert` AFTER INSERT ON `asides` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT 'text', `article_id` FROM `revisions` WHERE `id` = NEW.`revision_id`; END;
--> statement-breakpoint
CREATE TRIGGER `search_asides_delete` AFTER DELETE ON `asides` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT 'text', `article_id` FROM `revisions` WHERE `id` = OLD.`revision_id`; END;
--> statement-breakpoint
CREATE TRIGGER `search_articles_insert` AFTER INSERT ON `articles` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('article', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_articles_update` AFTER UPDATE OF `title`, `outlet`, `byline` ON `articles` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('article', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_articles_delete` AFTER DELETE ON `articles` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('article', OLD.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_claims_insert` AFTER INSERT ON `claims` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('claim', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_claims_update` AFTER UPDATE OF `statement`, `ref`, `merged_into`, `status`, `stale`, `substance`, `kind`, `stakes` ON `claims` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('claim', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_claims_delete` AFTER DELETE ON `claims` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('claim', OLD.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_snapshots_insert` AFTER INSERT ON `snapshots` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('snapshot', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_snapshots_update` AFTER UPDATE OF `text`, `file_name` ON `snapshots` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('snapshot', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_snapshots_delete` AFTER DELETE ON `snapshots` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('snapshot', OLD.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_comments_insert` AFTER INSERT ON `comments` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('comment', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_comments_update` AFTER UPDATE OF `text` ON `comments` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('comment', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_comments_delete` AFTER DELETE ON `comments` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('comment', OLD.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_tasks_insert` AFTER INSERT ON `tasks` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('task', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_tasks_update` AFTER UPDATE OF `title`, `detail`, `outcome`, `source_id` ON `tasks` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('task', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_tasks_delete` AFTER DELETE ON `tasks` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('task', OLD.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_dossiers_insert` AFTER INSERT ON `dossiers` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('dossier', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_dossiers_update` AFTER UPDATE OF `title`, `brief` ON `dossiers` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('dossier', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_dossiers_delete` AFTER DELETE ON `dossiers` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('dossier', OLD.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_people_insert` AFTER INSERT ON `people` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('person', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_people_update` AFTER UPDATE OF `name`, `email` ON `people` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('person', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_people_delete` AFTER DELETE ON `people` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('person', OLD.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_sources_insert` AFTER INSERT ON `sources` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('source', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_sources_delete` AFTER DELETE ON `sources` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('source', OLD.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_sources_update` AFTER UPDATE OF `title`, `outlet`, `author`, `url`, `pseudonym`, `confidential`, `article_id` ON `sources` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) VALUES ('source', NEW.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `search_sources_confidential` AFTER UPDATE OF `confidential` ON `sources` BEGIN INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT 'snapshot', `id` FROM `snapshots` WHERE `source_id` = NEW.`id`; INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT 'task', `id` FROM `tasks` WHERE `source_id` = NEW.`id`; INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT 'comment', `id` FROM `comments` WHERE `source_id` = NEW.`id`; INSERT OR IGNORE INTO `search_queue` (`kind`, `id`) SELECT 'comment', c.`id` FROM `tasks` t JOIN `comments` c ON c.`task_id` = t.`id` WHERE t.`source_id` = NEW.`id` AND t.`dossier_id` = NEW.`dossier_id`; END;
--> statement-breakpoint
INSERT INTO `search_queue` SELECT 1, 'text', `id` FROM `articles`;
--> statement-breakpoint
INSERT INTO `search_queue` SELECT 1, 'article', `id` FROM `articles`;
--> statement-breakpoint
INSERT INTO `search_queue` SELECT 1, 'claim', `id` FROM `claims`;
--> statement-breakpoint
INSERT INTO `search_queue` SELECT 1, 'source', `id` FROM `sources`;
--> statement-breakpoint
INSERT INTO `search_queue` SELECT 1, 'snapshot', `id` FROM `snapshots`;
--> statement-breakpoint
INSERT INTO `search_queue` SELECT 1, 'comment', `id` FROM `comments`;
--> statement-breakpoint
INSERT INTO `search_queue` SELECT 1, 'task', `id` FROM `tasks`;
--> statement-breakpoint
INSERT INTO `search_queue` SELECT 1, 'dossier', `id` FROM `dossiers`;
--> statement-breakpoint
INSERT INTO `search_queue` SELECT 1, 'person', `id` FROM `people`;
