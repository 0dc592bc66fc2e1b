CREATE TABLE `bindings` (
	`workspace` text NOT NULL,
	`data_source_id` text NOT NULL,
	`field` text NOT NULL,
	`property_id` text NOT NULL,
	`name` text NOT NULL,
	`owned` integer NOT NULL,
	PRIMARY KEY(`workspace`, `data_source_id`, `field`)
);
--> statement-breakpoint
CREATE TABLE `check_ins` (
	`workspace` text NOT NULL,
	`key_result_id` text NOT NULL,
	`day` text NOT NULL,
	`value` real NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`workspace`, `key_result_id`, `day`, `source`)
);
--> statement-breakpoint
CREATE TABLE `data_sources` (
	`workspace` text NOT NULL,
	`reference` text NOT NULL,
	`data_source_id` text NOT NULL,
	PRIMARY KEY(`workspace`, `reference`)
);
--> statement-breakpoint
CREATE TABLE `episodes` (
	`workspace` text NOT NULL,
	`id` text NOT NULL,
	`page_id` text NOT NULL,
	`opened_at` text NOT NULL,
	`closed_at` text,
	PRIMARY KEY(`workspace`, `id`)
);
--> statement-breakpoint
CREATE TABLE `key_result_days` (
	`workspace` text NOT NULL,
	`key_result_id` text NOT NULL,
	`day` text NOT NULL,
	`status` text NOT NULL,
	`risk` text NOT NULL,
	`score` real,
	`confidence` real,
	`baseline` real,
	`target` real,
	`weight` real,
	`period` text,
	PRIMARY KEY(`workspace`, `key_result_id`, `day`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`workspace` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`slot` text NOT NULL,
	`message_id` text NOT NULL,
	`date` text NOT NULL,
	`to` text NOT NULL,
	`subject` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`attempted_at` text,
	`detail` text,
	PRIMARY KEY(`workspace`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once` ON `outbox` (`workspace`,`kind`,`to`,`slot`);--> statement-breakpoint
CREATE INDEX `outbox_by_state` ON `outbox` (`workspace`,`state`,`date`);--> statement-breakpoint
CREATE TABLE `people` (
	`workspace` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`looked_up_at` text NOT NULL,
	PRIMARY KEY(`workspace`, `id`)
);
--> statement-breakpoint
CREATE TABLE `runs` (
	`workspace` text NOT NULL,
	`id` text NOT NULL,
	`job` text NOT NULL,
	`as_of` text NOT NULL,
	`started_at` text NOT NULL,
	`rule_version` text NOT NULL,
	`finished_at` text,
	`outcome` text,
	`inputs_hash` text,
	`summary` text,
	`error` text,
	PRIMARY KEY(`workspace`, `id`)
);
--> statement-breakpoint
CREATE INDEX `runs_by_outcome` ON `runs` (`workspace`,`job`,`outcome`,`finished_at`);--> statement-breakpoint
CREATE TABLE `sightings` (
	`workspace` text NOT NULL,
	`page_id` text NOT NULL,
	`what` text NOT NULL,
	`since` text NOT NULL,
	PRIMARY KEY(`workspace`, `page_id`, `what`)
);
--> statement-breakpoint
CREATE TABLE `writes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace` text NOT NULL,
	`run_id` text NOT NULL,
	`database` text NOT NULL,
	`page_id` text NOT NULL,
	`title` text NOT NULL,
	`field` text NOT NULL,
	`before` text,
	`after` text,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `writes_by_run` ON `writes` (`workspace`,`run_id`);--> statement-breakpoint
CREATE TABLE `written_cells` (
	`workspace` text NOT NULL,
	`page_id` text NOT NULL,
	`field` text NOT NULL,
	`value` text,
	`at` text NOT NULL,
	PRIMARY KEY(`workspace`, `page_id`, `field`)
);
