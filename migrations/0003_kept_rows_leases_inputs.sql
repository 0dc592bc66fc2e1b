CREATE TABLE `input_parts` (
	`workspace` text NOT NULL,
	`hash` text NOT NULL,
	`part` integer NOT NULL,
	`data` blob NOT NULL,
	PRIMARY KEY(`workspace`, `hash`, `part`)
);
--> statement-breakpoint
CREATE TABLE `leases` (
	`workspace` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notion_rows` (
	`workspace` text NOT NULL,
	`data_source_id` text NOT NULL,
	`page_id` text NOT NULL,
	`hash` text NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`workspace`, `data_source_id`, `page_id`)
);
--> statement-breakpoint
CREATE TABLE `notion_sources` (
	`workspace` text NOT NULL,
	`data_source_id` text NOT NULL,
	`read_until` text NOT NULL,
	`whole_at` text NOT NULL,
	`schema_at` text NOT NULL,
	`schema` text NOT NULL,
	PRIMARY KEY(`workspace`, `data_source_id`)
);
--> statement-breakpoint
CREATE TABLE `run_inputs` (
	`workspace` text NOT NULL,
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`workspace`, `run_id`, `position`)
);
--> statement-breakpoint
CREATE INDEX `run_inputs_by_hash` ON `run_inputs` (`workspace`,`hash`);--> statement-breakpoint
DROP INDEX `writes_by_run`;--> statement-breakpoint
ALTER TABLE `writes` ADD `state` text DEFAULT 'written' NOT NULL;--> statement-breakpoint
ALTER TABLE `writes` ADD `is_word` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `writes_by_state` ON `writes` (`workspace`,`state`);--> statement-breakpoint
CREATE INDEX `writes_by_run` ON `writes` (`workspace`,`run_id`,`page_id`);--> statement-breakpoint
ALTER TABLE `runs` ADD `evaluation_hash` text;--> statement-breakpoint
CREATE INDEX `runs_by_start` ON `runs` (`workspace`,`started_at`);