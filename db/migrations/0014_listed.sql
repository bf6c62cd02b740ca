DROP INDEX `sources_dossier`;--> statement-breakpoint
CREATE INDEX `sources_listed` ON `sources` (`dossier_id`,`proposed`,`id`);