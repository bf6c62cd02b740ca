CREATE TABLE `wordings` (
	`revision_id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`prints` blob NOT NULL,
	`marks` blob NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `wordings_dossier` ON `wordings` (`dossier_id`);--> statement-breakpoint
ALTER TABLE `outlets` ADD `country` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `origin_links` ADD `by_program` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `origin_links` ADD `confidence` integer;--> statement-breakpoint
ALTER TABLE `origin_links` ADD `reasons` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `canonical_url` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `graded` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `proposed` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `sources_canonical_url` ON `sources` (`canonical_url`);--> statement-breakpoint
UPDATE `sources` SET `canonical_url` = canonical_url(`url`) WHERE `url` <> '';--> statement-breakpoint
UPDATE `sources` SET `graded` = 1 WHERE `reliability` <> 'F';
