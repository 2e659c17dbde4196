-- Points in hundredths, in whole numbers. Given: measured (3-measures.sql).

-- Table A's 100 points: target in percent, tenths of a point lost for each percentage point below it, fewest records.
CREATE TEMP TABLE scheme_line (place, measure, points, target, tenths, fewest);
INSERT INTO scheme_line VALUES
  (1, 'arrivals-recorded-on-time', 25, 100, 10, 5),
  (2, 'notices-accepted-on-time', 10, 95, 4, 5),
  (3, 'replied-on-time', 25, 95, 10, 5),
  (4, 'replies-complete', 15, 95, 6, 5),
  (5, 'sampled-right', 15, 100, 6, 5),
  (6, 'own-requests-settled-on-time', 10, 100, 4, 1);

-- Lines with too few records give their points to the others: each gets its part of 10,000 hundredths rounded down, and
-- what is left goes one by one to the largest rests, the earlier line first.
CREATE TEMP TABLE applicable AS
SELECT measured.unit, scheme_line.*, numerator, denominator,
  sum(points) OVER (PARTITION BY unit) AS points_of_all
FROM measured
JOIN scheme_line USING (measure)
WHERE denominator >= fewest;

CREATE TEMP TABLE shared_out AS
WITH rounded_down AS (
  SELECT *,
    10000 * points / points_of_all AS hundredths,
    row_number() OVER (PARTITION BY unit ORDER BY 10000 * points % points_of_all DESC, place) AS luck,
    10000 - sum(10000 * points / points_of_all) OVER (PARTITION BY unit) AS left_over
  FROM applicable
)
SELECT *, hundredths + (luck <= left_over) AS most FROM rounded_down;

-- Half a point of 'sampled-right' for each error, five at most: in the same tenths times the denominator.
CREATE TEMP TABLE error_tenths AS
SELECT unit, min(50, 5 * numerator) AS tenths_lost FROM measured WHERE measure = 'errors-found';

-- Left of a line's points: ten times the denominator times the points, less what is short of the target, never below zero.
CREATE TEMP TABLE earned AS
WITH kept AS (
  SELECT shared_out.*,
    max(
      0,
      max(0, 10 * points * denominator - tenths * max(0, target * denominator - 100 * numerator))
        - CASE measure WHEN 'sampled-right' THEN coalesce(tenths_lost, 0) * denominator ELSE 0 END
    ) AS kept,
    10 * points * denominator AS whole
  FROM shared_out
  LEFT JOIN error_tenths USING (unit)
)
-- To whole hundredths, a half upwards.
SELECT unit, measure, (2 * kept * most + whole) / (2 * whole) AS hundredths, points_of_all FROM kept;

-- With less than half of the points applicable there is no total.
CREATE TEMP TABLE total AS
SELECT unit, CASE WHEN max(points_of_all) >= 50 THEN sum(hundredths) END AS hundredths
FROM earned
GROUP BY unit;
