CREATE TABLE `work_cursors` (
	`workspace` text NOT NULL,
	`stream` text NOT NULL,
	`kind` text NOT NULL,
	`read_until` text,
	`started_at` text,
	`page` text,
	`tag` text,
	PRIMARY KEY(`workspace`, `stream`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `work_events` (
	`workspace` text NOT NULL,
	`stream` text NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`changed_at` text NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`workspace`, `stream`, `kind`, `id`)
);
--> statement-breakpoint
CREATE INDEX `work_events_by_change` ON `work_events` (`workspace`,`stream`,`changed_at`);