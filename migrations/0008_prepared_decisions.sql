CREATE TABLE `decision_stands` (
	`workspace` text NOT NULL,
	`decision_id` text NOT NULL,
	`key_result_id` text NOT NULL,
	`of` text NOT NULL,
	`day` text NOT NULL,
	`chance` real,
	`score` real,
	`value` real,
	`status` text NOT NULL,
	`baseline` real,
	`target` real,
	`weight` real,
	`period` text,
	`milestones` text NOT NULL,
	`initiatives` text NOT NULL,
	`rule_version` text NOT NULL,
	PRIMARY KEY(`workspace`, `decision_id`, `key_result_id`, `of`)
);
--> statement-breakpoint
CREATE TABLE `prepared_decisions` (
	`workspace` text NOT NULL,
	`key` text NOT NULL,
	`page_id` text NOT NULL,
	`run_id` text NOT NULL,
	`title` text NOT NULL,
	`state` text NOT NULL,
	`decision_id` text,
	`at` text NOT NULL,
	PRIMARY KEY(`workspace`, `key`)
);
--> statement-breakpoint
CREATE INDEX `prepared_decisions_by_run` ON `prepared_decisions` (`workspace`,`run_id`);