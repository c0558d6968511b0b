"""Every screen of the product with who looks at it: for axe, for widths, for pictures."""

from __future__ import annotations

from planning.model import MinutesState

#: Person of the demo city (None: the public) -> addresses. {…} is filled in from the demo city.
SCREENS: dict[str | None, list[str]] = {
    None: [
        "/sign-in", "/groups", "/groups/{drugs}", "/plan", "/plan?plan={old_plan}", "/timeline",
        "/timeline?from=2019&to=2022", "/activities/{bed}", "/meetings", "/minutes/{public}",
        "/meetings/{published}", "/help", "/accessibility", "/privacy", "/nic",
    ],
    "mia": [
        "/", "/groups/{drugs}", "/groups/{drugs}/contacts", "/groups/{drugs}/members",
        "/groups/{drugs}/tasks", "/groups/{drugs}/activities/new", "/activities/{bed}",
        "/activities/{bed}/edit", "/activities/{bed}/state", "/activities/{bed}/history",
        "/activities/{idea}", "/activities/{idea}/edit", "/meetings/{draft}", "/history",
    ],
    "sami": [
        "/meetings/{draft}", "/meetings/{upcoming}", "/meetings/{draft}/edit",
        "/minutes/{draft_minutes}", "/minutes/{draft_minutes}?face=public",
        "/groups/{drugs}/meetings/new", "/meetings/{draft}/history",
    ],
    "gita": ["/activities/{idea}/state", "/groups/{drugs}/members", "/groups/{drugs}/edit"],
    "kora": [
        "/", "/plan", "/plans/new", "/city", "/groups/new", "/groups/{empty}",
        "/meetings", "/activities/{bed}/state",
    ],
    "omar": ["/", "/timeline?from=2020&to=2020", "/timeline?timeliness=late", "/timeline?by=group"],
    "ada": ["/people", "/people/new", "/people/1"],
}  # fmt: skip

#: What stands in braces above, as a question to the demo city's database.
PLACES = {
    "drugs": "SELECT id FROM \"group\" WHERE name LIKE 'Protidrogov%'",
    "empty": 'SELECT max(id) FROM "group"',
    "old_plan": "SELECT id FROM plan WHERE first_year = 2019",
    "bed": "SELECT id FROM activity WHERE number = '2.1.2' AND title LIKE 'Podpo%'",
    "idea": 'SELECT a.id FROM activity a JOIN "group" g ON g.id = a.group_id'
    " WHERE a.stage IN ('idea', 'drafted') AND g.name LIKE 'Protidrogov%' ORDER BY a.id",
    "published": "SELECT m.meeting_id FROM minutes m JOIN meeting_group x USING (meeting_id)"
    f" WHERE m.state = '{MinutesState.PUBLISHED.value}' ORDER BY m.meeting_id",
    "public": f"SELECT id FROM minutes WHERE state = '{MinutesState.PUBLISHED.value}' ORDER BY id",
    "draft": "SELECT m.meeting_id FROM minutes m JOIN meeting_group x USING (meeting_id)"
    ' JOIN "group" g ON g.id = x.group_id JOIN agenda_item i USING (meeting_id)'
    " WHERE m.state = 'draft' AND g.name LIKE 'Protidrogov%' AND i.text <> ''"
    " ORDER BY m.meeting_id DESC",
    "draft_minutes": "SELECT m.id FROM minutes m JOIN meeting_group x USING (meeting_id)"
    ' JOIN "group" g ON g.id = x.group_id JOIN agenda_item i USING (meeting_id)'
    " WHERE m.state = 'draft' AND g.name LIKE 'Protidrogov%' AND i.text <> ''"
    " ORDER BY m.meeting_id DESC",
    "upcoming": "SELECT m.id FROM meeting m JOIN meeting_group x ON x.meeting_id = m.id"
    " JOIN \"group\" g ON g.id = x.group_id WHERE g.name LIKE 'Protidrogov%'"
    " AND m.held_on > '2026-11-25' ORDER BY m.held_on DESC",
}
