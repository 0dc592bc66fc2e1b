CREATE TABLE `objective_days` (
	`workspace` text NOT NULL,
	`objective_id` text NOT NULL,
	`day` text NOT NULL,
	`status` text NOT NULL,
	`score` real,
	`confidence` real,
	`colour` text,
	PRIMARY KEY(`workspace`, `objective_id`, `day`)
);
--> statement-breakpoint
CREATE INDEX `objective_days_by_day` ON `objective_days` (`workspace`,`day`);--> statement-breakpoint
ALTER TABLE `key_result_days` ADD `overruled` text;--> statement-breakpoint
ALTER TABLE `key_result_days` ADD `colour` text;--> statement-breakpoint
ALTER TABLE `key_result_days` ADD `target_score` real DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `key_result_days` ADD `rule_version` text DEFAULT '1' NOT NULL;--> statement-breakpoint
CREATE INDEX `key_result_days_by_day` ON `key_result_days` (`workspace`,`day`);