-- Last days of limits, by SQLite's own date arithmetic.
-- Given: asked (from_day, to_day, cut_off); holiday (day); worked_weekend (day), from the State Council's notices.

CREATE TEMP TABLE day AS
WITH RECURSIVE every (day) AS (
  SELECT date((SELECT from_day FROM asked), '-200 days')
  UNION ALL
  SELECT date(day, '+1 day') FROM every WHERE day < date((SELECT to_day FROM asked), '+120 days')
)
SELECT
  day,
  CASE
    WHEN day IN (SELECT day FROM holiday) THEN 0
    WHEN day IN (SELECT day FROM worked_weekend) THEN 1
    ELSE strftime('%w', day) BETWEEN '1' AND '5'
  END AS works
FROM every;

-- Every day with the number of working days up to and with it.
CREATE TEMP TABLE counted_day AS
SELECT day, works, sum(works) OVER (ORDER BY day) AS so_far FROM day;
CREATE INDEX temp.counted_day_by_day ON counted_day (day);
CREATE INDEX temp.counted_day_by_count ON counted_day (works, so_far);

-- due: the last day in time of so many days from a day that is not counted itself.
-- Working days: the day with the count of the first day and so many more. Calendar days: the working day on or after the last.
CREATE TEMP TABLE due AS
WITH way (days, unit) AS (
  VALUES (3, 'w'), (5, 'w'), (15, 'c'), (30, 'c')
)
SELECT
  start.day AS from_day,
  way.days,
  way.unit,
  CASE way.unit
    WHEN 'w' THEN (
      SELECT last.day FROM counted_day AS last WHERE last.works = 1 AND last.so_far = start.so_far + way.days
    )
    ELSE (
      SELECT min(last.day) FROM counted_day AS last
      WHERE last.works = 1 AND last.day >= date(start.day, '+' || way.days || ' days')
    )
  END AS due_on
FROM counted_day AS start
CROSS JOIN way
WHERE start.day < date((SELECT to_day FROM asked), '+60 days');
CREATE UNIQUE INDEX temp.due_by_day ON due (from_day, days, unit);
