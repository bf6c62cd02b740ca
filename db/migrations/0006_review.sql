CREATE TABLE `blind_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` text NOT NULL,
	`first_id` text NOT NULL,
	`second_id` text NOT NULL,
	`third_id` text,
	`first` text,
	`second` text,
	`third` text,
	`first_note` text DEFAULT '' NOT NULL,
	`second_note` text DEFAULT '' NOT NULL,
	`third_note` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`ended_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`third_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "blind_checks_two" CHECK("blind_checks"."first_id" <> "blind_checks"."second_id")
);
--> statement-breakpoint
CREATE INDEX `blind_checks_dossier` ON `blind_checks` (`dossier_id`,`state`);--> statement-breakpoint
CREATE INDEX `blind_checks_second` ON `blind_checks` (`second_id`,`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `blind_checks_one` ON `blind_checks` (`claim_id`) WHERE state in ('open', 'differs');--> statement-breakpoint
CREATE TABLE `claim_list_views` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`shared` integer DEFAULT false NOT NULL,
	`query` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claim_list_views_name` ON `claim_list_views` (`dossier_id`,`person_id`,`name`);--> statement-breakpoint
CREATE TABLE `claim_views` (
	`claim_id` text NOT NULL,
	`person_id` text NOT NULL,
	`event_id` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`claim_id`, `person_id`),
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `send_backs` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`person_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answered_by` text,
	`answered_at` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `send_backs_claim` ON `send_backs` (`claim_id`,`at`);--> statement-breakpoint
CREATE TABLE `comment_edits` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`comment_id` text NOT NULL,
	`text` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comment_edits_comment` ON `comment_edits` (`comment_id`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`notice_ids` text NOT NULL,
	`kind` text NOT NULL,
	`due_at` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`error` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`created_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `mails_person` ON `mails` (`person_id`);--> statement-breakpoint
CREATE TABLE `notice_choices` (
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`mail` text NOT NULL,
	PRIMARY KEY(`person_id`, `kind`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `task_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`detail` text NOT NULL,
	`due_in_hours` integer,
	`blocks` integer DEFAULT false NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_templates_title` ON `task_templates` (`title`);--> statement-breakpoint
CREATE TABLE `task_watchers` (
	`task_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`task_id`, `person_id`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `claims` ADD `due_at` text;--> statement-breakpoint
ALTER TABLE `comments` ADD `evidence_id` text REFERENCES evidence(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `comments` ADD `thread_id` text;--> statement-breakpoint
ALTER TABLE `comments` ADD `words` text;--> statement-breakpoint
ALTER TABLE `comments` ADD `edited_at` text;--> statement-breakpoint
ALTER TABLE `comments` ADD `resolved_at` text;--> statement-breakpoint
ALTER TABLE `comments` ADD `resolved_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `comments` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `comments_thread` ON `comments` (`thread_id`);--> statement-breakpoint
CREATE INDEX `comments_evidence` ON `comments` (`evidence_id`);--> statement-breakpoint
ALTER TABLE `tasks` ADD `blocks` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `remind_at` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `reminded_at` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `evidence_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `tasks_remind` ON `tasks` (`remind_at`) WHERE reminded_at is null and state = 'open';