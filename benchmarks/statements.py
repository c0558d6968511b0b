"""The hand-written SQL of the floors, for SQLite alone."""

from __future__ import annotations

YEARS = (
    "SELECT first_year, last_year FROM plan ORDER BY state = 'valid' DESC, last_year DESC LIMIT 1"
)

_TIMELINESS = """
    CASE WHEN a.realisation IN ('done', 'cancelled', 'merged', 'replaced') THEN 'closed'
        WHEN EXISTS (SELECT 1 FROM milestone s WHERE s.activity_id = a.id AND s.ends_on < ?
            AND s.ends_on >= ? AND s.starts_on <= ?
            AND s.state IN ('planned', 'partly', 'at_risk')) THEN 'late'
        WHEN EXISTS (SELECT 1 FROM milestone s WHERE s.activity_id = a.id AND s.state = 'at_risk')
            OR a.realisation = 'paused' THEN 'at risk'
        WHEN NOT EXISTS (SELECT 1 FROM milestone s WHERE s.activity_id = a.id
            AND s.period <> 'none') THEN 'unknown'
        ELSE 'on time' END"""
_IN_YEARS = """
    (EXISTS (SELECT 1 FROM milestone s WHERE s.activity_id = a.id
            AND s.ends_on >= ? AND s.starts_on <= ?)
        OR (EXISTS (SELECT 1 FROM milestone s WHERE s.activity_id = a.id AND s.ends_on > ?)
            AND EXISTS (SELECT 1 FROM milestone s WHERE s.activity_id = a.id AND s.ends_on < ?))
        OR ((a.is_ongoing OR EXISTS (SELECT 1 FROM milestone s WHERE s.activity_id = a.id
                AND s.period = 'ongoing')
            OR NOT EXISTS (SELECT 1 FROM milestone s WHERE s.activity_id = a.id
            AND s.ends_on IS NOT NULL)) AND p.first_year <= ? AND p.last_year >= ?))"""

TIMELINE = f"""
    SELECT a.id, a.number, a.title, a.realisation, m.id, m.number, m.title, a.stage
    FROM activity a JOIN plan p ON p.id = a.plan_id LEFT JOIN measure m ON m.id = a.measure_id
    WHERE {_IN_YEARS}
    ORDER BY p.first_year DESC, coalesce(m.sort_key, '~~'), m.id, a.sort_key, a.id LIMIT 500
"""  # noqa: S608 - put together from what stands above
STEPS = """
    SELECT activity_id, text, "when", state, note, starts_on, ends_on, CAST(substr(CASE
        WHEN ends_on > ? THEN max(starts_on, ?) ELSE ends_on END, 1, 4) AS INTEGER)
    FROM milestone WHERE activity_id IN ({among}) ORDER BY activity_id, position
"""
SUMS = f"""
    WITH chosen AS (
        SELECT a.id, a.measure_id, p.first_year, p.last_year, {_TIMELINESS} AS stands
        FROM activity a JOIN plan p ON p.id = a.plan_id WHERE {_IN_YEARS})
    SELECT 'tally', measure_id, stands, count(*), NULL, NULL FROM chosen GROUP BY 2, 3
    UNION ALL
    SELECT 'money', c.year, c.basis, sum(c.amount), k.first_year, k.last_year
    FROM cost_line c JOIN chosen k ON k.id = c.activity_id GROUP BY 2, 3, 5, 6
    UNION ALL
    SELECT 'steps', CAST(substr(CASE WHEN ends_on > ? THEN max(starts_on, ?) ELSE ends_on END, 1, 4)
            AS INTEGER),
        count(*), sum(state = 'done'),
        sum(ends_on < ? AND state IN ('planned', 'partly', 'at_risk')), NULL
    FROM milestone WHERE ends_on >= ? AND starts_on <= ? GROUP BY 2
"""  # noqa: S608 - put together from what stands above
PLAN = """
    SELECT g.number || ' ' || g.title, m.number || ' ' || m.title, a.id, a.number, a.title,
        a.stage, a.realisation,
        (SELECT count(*) FROM milestone s WHERE s.activity_id = a.id AND s.ends_on < date('now')
            AND s.state IN ('planned', 'partly', 'at_risk')),
        (SELECT count(DISTINCT kind) FROM entry e WHERE e.activity_id = a.id)
    FROM activity a LEFT JOIN measure m ON m.id = a.measure_id LEFT JOIN goal g ON g.id = m.goal_id
    WHERE a.plan_id = (SELECT id FROM plan ORDER BY state = 'valid' DESC, last_year DESC LIMIT 1)
    ORDER BY g.sort_key IS NULL, g.sort_key, g.id, m.sort_key, m.id, a.sort_key, a.id LIMIT 200
"""
ACTIVITY = (
    """SELECT a.number, a.title, a.description, a.responsible, a.stage, a.realisation, p.title,
        g.name, m.number, m.title FROM activity a JOIN plan p ON p.id = a.plan_id
        JOIN "group" g ON g.id = a.group_id LEFT JOIN measure m ON m.id = a.measure_id
        WHERE a.id = ?""",
    "SELECT kind, text FROM entry WHERE activity_id = ? ORDER BY kind, position",
    """SELECT text, "when", state, note FROM milestone WHERE activity_id = ? ORDER BY position""",
    "SELECT text, mitigation, owner FROM risk WHERE activity_id = ? ORDER BY position",
    """SELECT kind, amount, basis, year, sources, certainty FROM cost_line WHERE activity_id = ?
        ORDER BY position""",
    "SELECT body, decision, number FROM approval WHERE activity_id = ?",
    "SELECT year, verdict, words FROM evaluation WHERE activity_id = ?",
    """SELECT t.held_on, i.title FROM agenda_item i JOIN meeting t ON t.id = i.meeting_id
        WHERE i.activity_id = ? ORDER BY t.held_on DESC LIMIT 6""",
    """SELECT at, verb, label, old, new FROM event WHERE thing = 'activity' AND thing_id = ?
        ORDER BY id DESC LIMIT 6""",
)
MEETING = (
    """SELECT t.title, t.held_on, t.place, n.state FROM meeting t
        JOIN minutes n ON n.meeting_id = t.id WHERE t.id = ?""",
    """SELECT g.name FROM meeting_group x JOIN "group" g ON g.id = x.group_id
        WHERE x.meeting_id = ?""",
    "SELECT title, text, kind FROM agenda_item WHERE meeting_id = ? ORDER BY position",
    "SELECT kind, text, who, due_on, state FROM conclusion WHERE meeting_id = ? ORDER BY position",
    "SELECT name, stands_for, presence FROM attendance WHERE meeting_id = ? ORDER BY id",
)
GROUP = (
    'SELECT name, remit FROM "group" WHERE id = ?',
    """SELECT p.first_name, p.last_name, s.function, s.side FROM membership s
        JOIN person p ON p.id = s.person_id WHERE s.group_id = ? AND s.to_on IS NULL""",
    """SELECT a.number, a.title, a.stage, a.realisation FROM activity a
        JOIN plan p ON p.id = a.plan_id WHERE a.group_id = ?
        ORDER BY p.first_year DESC, a.sort_key, a.id LIMIT 12""",
    """SELECT t.held_on, t.title, n.state FROM meeting t JOIN minutes n ON n.meeting_id = t.id
        JOIN meeting_group x ON x.meeting_id = t.id WHERE x.group_id = ?
        ORDER BY t.held_on DESC LIMIT 6""",
    """SELECT count(*) FROM conclusion c JOIN meeting_group x ON x.meeting_id = c.meeting_id
        WHERE x.group_id = ? AND c.kind = 'task' AND c.state IN ('new', 'continues')""",
)
OVERLAPS = (
    """
    SELECT a.id, a.group_id, a.plan_id, a.title || ' ' || a.description
    FROM activity a JOIN plan p ON p.id = a.plan_id
    WHERE a.stage NOT IN ('dropped', 'postponed') AND p.state <> 'finished'
      AND a.realisation NOT IN ('done', 'cancelled', 'merged', 'replaced')
    """,
    "SELECT activity_id, text FROM entry WHERE kind IN ('step', 'output')",
    "SELECT activity_id, text FROM milestone",
)
NOTE = """
    INSERT INTO event (at, verb, thing, thing_id, path, label, old, new, version)
    VALUES (datetime('now'), 'changed', 'activity', ?, 'title', '', ?, ?, ?)
"""
