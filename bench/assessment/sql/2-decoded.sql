-- What the stores hold, as plain columns: days are days in Shanghai, and nothing is known that was recorded from the cut-off on.
-- Given: asked; due (1-days.sql); territory (unit, code, from_day, until_day): whose records count for which township.

-- 'irm-2026-02-01411525|…': kind, side, category, late, the day it happened.
CREATE TEMP TABLE movement AS
SELECT
  territory.unit,
  substr(facts.line, 1, 1) AS kind,
  substr(facts.line, 3, 1) AS category,
  substr(facts.line, 5, 10) AS happened_on,
  date(facts.recorded_at, '+8 hours') AS recorded_on,
  due.due_on
FROM territory
JOIN facts ON facts.office = territory.code
JOIN asked
LEFT JOIN due ON due.from_day = substr(facts.line, 5, 10) AND due.days = 3 AND due.unit = 'w'
WHERE facts.recorded_at < asked.cut_off
  AND date(facts.recorded_at, '+8 hours') >= territory.from_day
  AND date(facts.recorded_at, '+8 hours') < territory.until_day;

-- 'mdwrh2026-02-03T01:00:00.000Z2026-02-035|…': kind of notice, done or withdrawn, unit of days, rolled, held; when it began;
-- from which day it counts; how many days; when the reply was found incomplete. Otherwise JSON, with several holders.
CREATE TEMP TABLE stored_limit AS
SELECT
  territory.unit, territory.code, territory.from_day, territory.until_day,
  duties.line_id, duties.kind AS what, duties.decided_at,
  substr(duties.line, 1, 1) AS notice_kind,
  substr(duties.line, 2, 1) AS how,
  substr(duties.line, 6, 24) AS started_at,
  substr(duties.line, 30, 10) AS counted_from,
  CAST(substr(duties.line, 40) AS INTEGER) AS days,
  substr(duties.line, 3, 1) AS unit_of_days,
  CASE WHEN instr(duties.line, '|') > 0
    THEN nullif(substr(duties.line, instr(duties.line, '|') + 1, 24), '') END AS incomplete_at,
  NULL AS holders,
  duties.office AS holder
FROM territory
JOIN duties ON duties.office = territory.code AND duties.kind IN ('acceptance', 'reply')
WHERE duties.line NOT LIKE '{%'
UNION ALL
SELECT
  territory.unit, territory.code, territory.from_day, territory.until_day,
  duties.line_id, duties.kind, duties.decided_at,
  substr(json_extract(duties.line, '$.run.noticeKind'), 1, 1),
  substr(json_extract(duties.line, '$.run.ended.how'), 1, 1),
  json_extract(duties.line, '$.run.startedAt'),
  json_extract(duties.line, '$.run.counted.from'),
  json_extract(duties.line, '$.run.counted.days'),
  substr(json_extract(duties.line, '$.run.counted.unit'), 1, 1),
  json_extract(duties.line, '$.run.incompleteAt'),
  json_extract(duties.line, '$.run.holders'),
  NULL
FROM territory
JOIN duties ON duties.office = territory.code AND duties.kind IN ('acceptance', 'reply')
WHERE duties.line LIKE '{%'
UNION ALL
-- What still waits to be accepted: five working days from its delivery.
SELECT
  territory.unit, territory.code, territory.from_day, territory.until_day,
  notices.notice_id || '#acceptance', 'acceptance', NULL,
  'm', NULL,
  json_extract(notices.doc, '$.timeline[1].at'),
  date(json_extract(notices.doc, '$.timeline[1].at'), '+8 hours'),
  5, 'w', NULL, NULL, notices.division
FROM territory
JOIN notices ON notices.box = 'inbox' AND notices.division = territory.code AND notices.state = 'delivered';

-- A limit is the duty of whoever held the notice when it passed. One that was taken back in time is nobody's.
CREATE TEMP TABLE duty AS
WITH known AS (
  SELECT
    stored_limit.*,
    due.due_on,
    CASE WHEN decided_at < asked.cut_off THEN how END AS ended_how,
    CASE WHEN decided_at < asked.cut_off THEN date(decided_at, '+8 hours') END AS ended_on,
    coalesce(holder, (
      SELECT json_extract(value, '$.office') FROM json_each(holders)
      WHERE json_extract(value, '$.since') < asked.cut_off
        AND date(json_extract(value, '$.since'), '+8 hours') <= due.due_on
      ORDER BY key DESC LIMIT 1
    )) AS office,
    incomplete_at < asked.cut_off AS is_incomplete
  FROM stored_limit
  JOIN asked
  JOIN due ON due.from_day = counted_from AND due.days = stored_limit.days AND due.unit = unit_of_days
  WHERE started_at < asked.cut_off
)
SELECT
  unit, what, notice_kind, due_on,
  CASE ended_how WHEN 'd' THEN ended_on END AS done_on,
  coalesce(is_incomplete, 0) AS is_incomplete
FROM known
WHERE NOT coalesce(ended_how = 'w' AND ended_on <= due_on, 0)
  AND substr(office, 1, 9) = code
  AND due_on >= from_day
  AND due_on < until_day;

-- The last record of each reported task, as far as it was known, where it was not taken back; then what others found:
-- sampled checks that were settled, and errors (not falsehoods) that stood.
CREATE TEMP TABLE report AS
WITH known AS (
  SELECT
    territory.unit,
    reported.day,
    reported.doc,
    row_number() OVER (PARTITION BY reported.root ORDER BY reported.seq DESC) AS from_last
  FROM territory
  JOIN reported ON reported.office = territory.code AND reported.family = 'task'
  JOIN asked
  WHERE json_extract(reported.doc, '$.reportedAt') < asked.cut_off
    AND reported.day >= territory.from_day
    AND reported.day < territory.until_day
)
SELECT
  unit,
  day,
  json_extract(doc, '$.content.task') AS kind,
  coalesce(json_extract(doc, '$.content.doneOn') <= day, 0) AS is_good
FROM known
WHERE from_last = 1 AND json_extract(doc, '$.withdrawn') IS NULL
UNION ALL
SELECT territory.unit, json_extract(cases.doc, '$.fact.checkedOn'), 'check', json_extract(cases.doc, '$.fact.right')
FROM territory
JOIN cases ON cases.kind = 'sampled' AND cases.office = territory.code
JOIN asked
WHERE json_extract(cases.doc, '$.settledAt') < asked.cut_off
  AND json_extract(cases.doc, '$.fact.checkedOn') >= territory.from_day
  AND json_extract(cases.doc, '$.fact.checkedOn') < territory.until_day
UNION ALL
SELECT territory.unit, json_extract(cases.doc, '$.establishedOn'), 'error', 0
FROM territory
JOIN cases ON cases.kind = 'finding' AND cases.office = territory.code
JOIN asked
WHERE json_extract(cases.doc, '$.kind') IN ('wrong', 'omitted', 'late')
  AND json_extract(cases.doc, '$.establishedAt') < asked.cut_off
  AND coalesce(json_extract(cases.doc, '$.withdrawn.at') >= asked.cut_off, 1)
  AND json_extract(cases.doc, '$.establishedOn') >= territory.from_day
  AND json_extract(cases.doc, '$.establishedOn') < territory.until_day;
