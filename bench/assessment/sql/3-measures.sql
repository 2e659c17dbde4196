-- Numerators and denominators of the measures of 目标管理责任书 (100 points), one row for each township that has records.
-- In words that SQLite and DuckDB both have. Given: asked, movement, duty, report (2-decoded.sql).
CREATE TABLE measured AS
SELECT unit, 'arrivals-recorded-on-time' AS measure,
  sum(CASE WHEN recorded_on <= due_on THEN 1 ELSE 0 END) AS numerator, count(*) AS denominator
FROM movement
WHERE kind = 'i' AND category <> 'a'
  AND recorded_on BETWEEN (SELECT from_day FROM asked) AND (SELECT to_day FROM asked)
GROUP BY unit
UNION ALL
SELECT unit, 'notices-accepted-on-time',
  sum(CASE WHEN done_on <= due_on THEN 1 ELSE 0 END), count(*)
FROM duty
WHERE what = 'acceptance' AND due_on BETWEEN (SELECT from_day FROM asked) AND (SELECT to_day FROM asked)
GROUP BY unit
UNION ALL
SELECT unit, 'replied-on-time',
  sum(CASE WHEN done_on <= due_on THEN 1 ELSE 0 END), count(*)
FROM duty
WHERE what = 'reply' AND notice_kind <> 'm'
  AND due_on BETWEEN (SELECT from_day FROM asked) AND (SELECT to_day FROM asked)
GROUP BY unit
UNION ALL
SELECT unit, 'replies-complete', sum(1 - is_incomplete), count(*)
FROM duty
WHERE what = 'reply' AND done_on BETWEEN (SELECT from_day FROM asked) AND (SELECT to_day FROM asked)
GROUP BY unit
UNION ALL
SELECT unit, 'sampled-right', sum(is_good), count(*)
FROM report
WHERE kind = 'check' AND day BETWEEN (SELECT from_day FROM asked) AND (SELECT to_day FROM asked)
GROUP BY unit
UNION ALL
SELECT unit, 'own-requests-settled-on-time', sum(is_good), count(*)
FROM report
WHERE kind = 'own-data-request' AND day BETWEEN (SELECT from_day FROM asked) AND (SELECT to_day FROM asked)
GROUP BY unit
UNION ALL
SELECT unit, 'errors-found', count(*), count(*)
FROM report
WHERE kind = 'error' AND day BETWEEN (SELECT from_day FROM asked) AND (SELECT to_day FROM asked)
GROUP BY unit;
