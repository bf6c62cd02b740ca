CREATE TABLE `articles` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`position` integer NOT NULL,
	`ours` integer NOT NULL,
	`title` text NOT NULL,
	`outlet` text NOT NULL,
	`byline` text NOT NULL,
	`published_at` text,
	`url` text NOT NULL,
	`language` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_position` ON `articles` (`dossier_id`,`position`);--> statement-breakpoint
CREATE TABLE `blobs` (
	`sha256` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`article_id` text NOT NULL,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	`paragraphs` text NOT NULL,
	`original_sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`charset` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`original_sha256`) REFERENCES `blobs`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `revisions_number` ON `revisions` (`article_id`,`number`);--> statement-breakpoint
CREATE INDEX `revisions_original` ON `revisions` (`dossier_id`,`original_sha256`);--> statement-breakpoint
CREATE TABLE `sentences` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`revision_id` text NOT NULL,
	`position` integer NOT NULL,
	`paragraph` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`not_checkable_by` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`not_checkable_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sentences_range" CHECK("sentences"."start" >= 0 and "sentences"."end" > "sentences"."start")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sentences_position` ON `sentences` (`revision_id`,`position`);--> statement-breakpoint
CREATE INDEX `sentences_dossier` ON `sentences` (`dossier_id`);--> statement-breakpoint
CREATE TABLE `claims` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`article_id` text,
	`number` integer NOT NULL,
	`ref` text NOT NULL,
	`statement` text NOT NULL,
	`statement_by` text NOT NULL,
	`kind` text NOT NULL,
	`stakes` text NOT NULL,
	`about` text NOT NULL,
	`reply` text,
	`status` text DEFAULT 'to-check' NOT NULL,
	`stale` integer DEFAULT false NOT NULL,
	`substance` text,
	`substance_by` text,
	`assignee_id` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`statement_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`substance_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claims_stale" CHECK("claims"."stale" = 0 or "claims"."status" <> 'signed-off')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_ref` ON `claims` (`dossier_id`,`ref`);--> statement-breakpoint
CREATE INDEX `claims_status` ON `claims` (`dossier_id`,`status`);--> statement-breakpoint
CREATE INDEX `claims_number` ON `claims` (`dossier_id`,`article_id`,`number`);--> statement-breakpoint
CREATE INDEX `claims_assignee` ON `claims` (`assignee_id`,`status`);--> statement-breakpoint
CREATE TABLE `mentions` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`revision_id` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`quote` text NOT NULL,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`mode` text NOT NULL,
	`attribution` text,
	`attribution_by` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attribution_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mentions_range" CHECK("mentions"."start" >= 0 and "mentions"."end" > "mentions"."start"),
	CONSTRAINT "mentions_attribution" CHECK("mentions"."attribution" is null or "mentions"."mode" = 'attributes')
);
--> statement-breakpoint
CREATE INDEX `mentions_claim` ON `mentions` (`claim_id`);--> statement-breakpoint
CREATE INDEX `mentions_revision` ON `mentions` (`revision_id`,`start`);--> statement-breakpoint
CREATE TABLE `sign_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`person_id` text NOT NULL,
	`digest` text NOT NULL,
	`at` text NOT NULL,
	`stale_at` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_offs_claim` ON `sign_offs` (`claim_id`,`at`);--> statement-breakpoint
CREATE INDEX `sign_offs_person` ON `sign_offs` (`person_id`);--> statement-breakpoint
CREATE TABLE `waivers` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`rule` text NOT NULL,
	`reason` text NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	`lifted_at` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `waivers_dossier` ON `waivers` (`dossier_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `waivers_one` ON `waivers` (`claim_id`,`rule`) WHERE lifted_at is null;--> statement-breakpoint
CREATE TABLE `dossiers` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`brief` text NOT NULL,
	`deadline` text,
	`standard` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `editions` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`number` integer NOT NULL,
	`audience` text NOT NULL,
	`reason` text NOT NULL,
	`event_number` integer NOT NULL,
	`content_sha256` text NOT NULL,
	`names` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `editions_number` ON `editions` (`dossier_id`,`number`);--> statement-breakpoint
CREATE TABLE `members` (
	`dossier_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`dossier_id`, `person_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `members_person` ON `members` (`person_id`,`dossier_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chain` text NOT NULL,
	`number` integer NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`type` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`claim_id` text,
	`source_id` text,
	`other_source_id` text,
	`payload` text,
	`salt` text NOT NULL,
	`payload_hash` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "events_number_from_1" CHECK("events"."number" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_number` ON `events` (`chain`,`number`);--> statement-breakpoint
CREATE INDEX `events_claim` ON `events` (`claim_id`,`id`);--> statement-breakpoint
CREATE INDEX `events_subject` ON `events` (`subject_id`,`id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`secret_hash` text NOT NULL,
	`purpose` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`person_id` text,
	`created_by` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_secret` ON `invitations` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `invitations_email` ON `invitations` (`email`);--> statement-breakpoint
CREATE TABLE `outlets` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`short_names` text NOT NULL,
	`domains` text NOT NULL,
	`reliability` text,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outlets_name` ON `outlets` (`name`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text,
	`disabled_at` text,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `repeats` (
	`id` text PRIMARY KEY NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `repeats_at` ON `repeats` (`at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`scope` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`last_used_at` text,
	`ended_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash` ON `tokens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `tokens_person` ON `tokens` (`person_id`);--> statement-breakpoint
CREATE TABLE `clearances` (
	`source_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`source_id`, `person_id`),
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`source_id` text NOT NULL,
	`stance` text NOT NULL,
	`quote` text NOT NULL,
	`locator` text NOT NULL,
	`credibility` integer NOT NULL,
	`note` text NOT NULL,
	`via` text NOT NULL,
	`entered_by` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evidence_credibility" CHECK("evidence"."credibility" between 1 and 6)
);
--> statement-breakpoint
CREATE INDEX `evidence_claim` ON `evidence` (`claim_id`);--> statement-breakpoint
CREATE INDEX `evidence_source` ON `evidence` (`source_id`);--> statement-breakpoint
CREATE INDEX `evidence_dossier` ON `evidence` (`dossier_id`);--> statement-breakpoint
CREATE TABLE `origin_links` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`kind` text NOT NULL,
	`quote` text NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "origin_links_self" CHECK("origin_links"."from_id" <> "origin_links"."to_id")
);
--> statement-breakpoint
CREATE INDEX `origin_links_dossier` ON `origin_links` (`dossier_id`);--> statement-breakpoint
CREATE INDEX `origin_links_to` ON `origin_links` (`to_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `origin_links_one` ON `origin_links` (`from_id`,`to_id`,`kind`);--> statement-breakpoint
CREATE TABLE `snapshots` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`source_id` text NOT NULL,
	`sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`text` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `blobs`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `snapshots_source` ON `snapshots` (`source_id`);--> statement-breakpoint
CREATE INDEX `snapshots_sha256` ON `snapshots` (`sha256`);--> statement-breakpoint
CREATE TABLE `sources` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`outlet` text NOT NULL,
	`author` text NOT NULL,
	`url` text NOT NULL,
	`published_at` text,
	`article_id` text,
	`own_reporting` integer,
	`unidentified` integer DEFAULT false NOT NULL,
	`state` text DEFAULT 'good' NOT NULL,
	`confidential` integer DEFAULT false NOT NULL,
	`pseudonym` text DEFAULT '' NOT NULL,
	`reliability` text DEFAULT 'F' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sources_pseudonym" CHECK("sources"."confidential" = 0 or length("sources"."pseudonym") > 0)
);
--> statement-breakpoint
CREATE INDEX `sources_dossier` ON `sources` (`dossier_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sources_article` ON `sources` (`article_id`);--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`claim_id` text,
	`article_id` text,
	`source_id` text,
	`task_id` text,
	`text` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "comments_one_subject" CHECK(("comments"."claim_id" is not null) + ("comments"."article_id" is not null) + ("comments"."source_id" is not null) + ("comments"."task_id" is not null) = 1)
);
--> statement-breakpoint
CREATE INDEX `comments_claim` ON `comments` (`claim_id`);--> statement-breakpoint
CREATE INDEX `comments_article` ON `comments` (`article_id`);--> statement-breakpoint
CREATE INDEX `comments_source` ON `comments` (`source_id`);--> statement-breakpoint
CREATE INDEX `comments_task` ON `comments` (`task_id`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`dossier_id` text NOT NULL,
	`kind` text NOT NULL,
	`event_id` integer NOT NULL,
	`claim_id` text,
	`task_id` text,
	`at` text NOT NULL,
	`read_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notices_person` ON `notices` (`person_id`,`read_at`,`at`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`title` text NOT NULL,
	`detail` text NOT NULL,
	`assignee_id` text,
	`due_at` text,
	`claim_id` text,
	`article_id` text,
	`source_id` text,
	`state` text DEFAULT 'open' NOT NULL,
	`outcome` text DEFAULT '' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tasks_one_subject" CHECK(("tasks"."claim_id" is not null) + ("tasks"."article_id" is not null) + ("tasks"."source_id" is not null) <= 1)
);
--> statement-breakpoint
CREATE INDEX `tasks_assignee` ON `tasks` (`assignee_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `tasks_dossier` ON `tasks` (`dossier_id`,`state`);--> statement-breakpoint
CREATE INDEX `tasks_claim` ON `tasks` (`claim_id`);