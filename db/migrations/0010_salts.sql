ALTER TABLE `sources` ADD `salt` text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Each source that is there gets its own. The digests of sign-offs that are in force are known in their former form as well.
UPDATE `sources` SET `salt` = lower(hex(randomblob(16)));
