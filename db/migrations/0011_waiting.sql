DROP INDEX `origin_links_dossier`;--> statement-breakpoint
CREATE INDEX `origin_links_dossier` ON `origin_links` (`dossier_id`,`state`);--> statement-breakpoint
CREATE INDEX `send_backs_open` ON `send_backs` (`claim_id`) WHERE "send_backs"."answered_at" is null;