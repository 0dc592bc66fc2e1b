CREATE TABLE `told` (
	`workspace` text NOT NULL,
	`key` text NOT NULL,
	`to` text NOT NULL,
	`at` text NOT NULL,
	`message_id` text NOT NULL,
	PRIMARY KEY(`workspace`, `key`, `to`)
);
--> statement-breakpoint
CREATE INDEX `told_by_time` ON `told` (`workspace`,`at`);--> statement-breakpoint
ALTER TABLE `episodes` ADD `cause` text DEFAULT 'off_track' NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `references` text DEFAULT '[]' NOT NULL;