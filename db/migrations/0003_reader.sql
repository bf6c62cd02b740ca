CREATE TABLE `suggestions` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`revision_id` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`statement` text NOT NULL,
	`kind` text NOT NULL,
	`stakes` text NOT NULL,
	`mode` text NOT NULL,
	`reasons` text NOT NULL,
	`weight` real NOT NULL,
	`dismissed_by` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dismissed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "suggestions_range" CHECK("suggestions"."start" >= 0 and "suggestions"."end" > "suggestions"."start")
);
--> statement-breakpoint
CREATE INDEX `suggestions_revision` ON `suggestions` (`revision_id`,`start`);--> statement-breakpoint
CREATE TABLE `merges` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`from_id` text NOT NULL,
	`into_id` text NOT NULL,
	`moved` text NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	`undone_at` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`into_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `merges_into` ON `merges` (`into_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `merges_one` ON `merges` (`from_id`) WHERE undone_at is null;--> statement-breakpoint
ALTER TABLE `articles` ADD `in_full` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `claims` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `mentions` ADD `cites` text;