ALTER TABLE `key_result_days` ADD `is_turn` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX `key_result_days_turned` ON `key_result_days` (`workspace`,`day`) WHERE is_turn;--> statement-breakpoint
ALTER TABLE `objective_days` ADD `is_turn` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX `objective_days_turned` ON `objective_days` (`workspace`,`day`) WHERE is_turn;--> statement-breakpoint
UPDATE `key_result_days` SET `is_turn` = false WHERE rowid IN (
  WITH stored AS (
    SELECT workspace, day, lag(day) OVER days AS before, lead(day) OVER days AS after
    FROM (SELECT DISTINCT workspace, day FROM key_result_days) WINDOW days AS (PARTITION BY workspace ORDER BY day)
  )
  SELECT id FROM (
    SELECT key_result_days.rowid AS id, lag(day) OVER page IS before
      AND (after IS NULL OR lead(day) OVER page IS after)
      AND status IS lag(status) OVER page AND overruled IS lag(overruled) OVER page AND colour IS lag(colour) OVER page AND risk IS lag(risk) OVER page AND baseline IS lag(baseline) OVER page AND target IS lag(target) OVER page AND weight IS lag(weight) OVER page AND period IS lag(period) OVER page AND rule_version IS lag(rule_version) OVER page AS same
    FROM key_result_days JOIN stored USING (workspace, day)
    WINDOW page AS (PARTITION BY workspace, key_result_id ORDER BY day)
  ) WHERE same
);--> statement-breakpoint
UPDATE `objective_days` SET `is_turn` = false WHERE rowid IN (
  WITH stored AS (
    SELECT workspace, day, lag(day) OVER days AS before, lead(day) OVER days AS after
    FROM (SELECT DISTINCT workspace, day FROM objective_days) WINDOW days AS (PARTITION BY workspace ORDER BY day)
  )
  SELECT id FROM (
    SELECT objective_days.rowid AS id, lag(day) OVER page IS before
      AND (after IS NULL OR lead(day) OVER page IS after)
      AND status IS lag(status) OVER page AND colour IS lag(colour) OVER page AS same
    FROM objective_days JOIN stored USING (workspace, day)
    WINDOW page AS (PARTITION BY workspace, objective_id ORDER BY day)
  ) WHERE same
);
