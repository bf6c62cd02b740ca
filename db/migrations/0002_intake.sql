CREATE TABLE `asides` (
	`dossier_id` text NOT NULL,
	`revision_id` text NOT NULL,
	`paragraph` integer NOT NULL,
	`reason` text NOT NULL,
	`set_by` text,
	PRIMARY KEY(`revision_id`, `paragraph`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sketch_marks` (
	`dossier_id` text NOT NULL,
	`mark` integer NOT NULL,
	`revision_id` text NOT NULL,
	PRIMARY KEY(`dossier_id`, `mark`, `revision_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `mention_places` (
	`dossier_id` text NOT NULL,
	`mention_id` text NOT NULL,
	`revision_id` text NOT NULL,
	`fate` text,
	`start` integer,
	`end` integer,
	`quote` text NOT NULL,
	`candidates` text NOT NULL,
	PRIMARY KEY(`mention_id`, `revision_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mention_id`) REFERENCES `mentions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mention_places_range" CHECK(("mention_places"."start" is null) = ("mention_places"."end" is null))
);
--> statement-breakpoint
CREATE INDEX `mention_places_revision` ON `mention_places` (`revision_id`);--> statement-breakpoint
ALTER TABLE `revisions` ADD `format` text DEFAULT 'txt' NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `pages` text;--> statement-breakpoint
ALTER TABLE `revisions` ADD `captured` text;--> statement-breakpoint
ALTER TABLE `revisions` ADD `sketch` text;--> statement-breakpoint
ALTER TABLE `snapshots` ADD `pages` text;--> statement-breakpoint
ALTER TABLE `snapshots` ADD `media_type` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `snapshots` ADD `captured` text;