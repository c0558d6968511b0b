"""Every screen of the product with who looks at it: for axe, for widths, for pictures."""

from __future__ import annotations

from planning.model import MinutesState

#: Person of the demo city (None: the public) -> addresses. {…} is filled in from the demo city.
SCREENS: dict[str | None, list[str]] = {
    None: [
        "/sign-in", "/groups", "/groups/{drugs}", "/plan", "/plan?plan={old_plan}", "/timeline",
        "/timeline?from=2019&to=2022", "/activities/{bed}", "/meetings", "/minutes/{public}",
        "/plan?plan={old_plan}&as_of=v{old_version}", "/plans/{old_plan}/versions",
        "/timeline?as_of=v{old_version}",
        "/minutes/{mended}", "/minutes/{mended}/editions", "/minutes/{mended}/editions/1",
        "/meetings/{published}", "/help", "/accessibility", "/privacy", "/nic",
        "/rounds", "/rounds/{round}", "/rounds/{round}/plan", "/rounds/{round}/activities/{asked}",
        "/rounds/{round}/submissions/new?activity={asked}&field=description",
        "/rounds/{settled}", "/rounds/{settled}/settlement",
    ],
    "mia": [
        "/", "/groups/{drugs}", "/groups/{drugs}/contacts", "/groups/{drugs}/members",
        "/groups/{drugs}/tasks", "/tasks", "/tasks?whose=groups&state=all", "/tasks/{task}",
        "/groups/{drugs}/activities/new", "/activities/{bed}",
        "/activities/{bed}/edit", "/activities/{bed}/state", "/activities/{bed}/history",
        "/activities/{bed}?as_of=2019-12-31", "/activities/{bed}?as_of=2010-01-01",
        "/activities/{bed}/changes?from=2019-01-01",
        "/activities/{alike}", "/activities/{alike}/overlaps", "/overlaps?group={empty}",
        "/activities/{spoken}", "/activities/{spoken}/comments",
        "/activities/{spoken}/comments?state=all", "/activities/{spoken}/comments/new",
        "/activities/{spoken}/comments/new?field=description",
        "/activities/{idea}", "/activities/{idea}/edit", "/meetings/{draft}", "/history",
        "/history?thing=activity&deed=written", "/groups/{drugs}/history",
        "/activities/{bed}/history/compare", "/activities/{bed}/restoration",
        "/activities/{bed}/bin", "/events/{deed}/restoration",
        "/minutes/{commented}", "/minutes/{commented}/remarks/new",
        "/meetings/{upcoming}/invitation", "/meetings/{draft}/projector",
        "/plans/{old_plan}/activities/reading",
    ],
    "sami": [
        "/meetings/{draft}", "/meetings/{upcoming}", "/meetings/{draft}/edit",
        "/minutes/{draft_minutes}", "/minutes/{draft_minutes}?face=public",
        "/minutes/{draft_minutes}/check", "/minutes/{commented}", "/minutes/{commented}/remarks",
        "/minutes/{verified}", "/minutes/{public}",
        "/meetings/{upcoming}/tasks", "/meetings/{upcoming}/letters",
        "/groups/{drugs}/meetings/new", "/meetings/{upcoming}/agenda",
        "/meetings/{upcoming}/agenda?untouched=90", "/meetings/{upcoming}/invitation",
        "/meetings/{upcoming}/edit", "/meetings/{upcoming}/signing", "/meetings/{off}",
        "/meetings", "/meetings/{draft}/history", "/meetings/{draft}/bin",
        "/meetings/{draft}/attachments",
        "/meetings/{draft}/projector?inner=1",
    ],
    "gita": [
        "/rounds/{round}", "/rounds/{round}/book", "/submissions/{submission}",
        "/timeline?scale=quarter&by=person", "/activities/{idea}/schedule", "/timeline/views",
        "/timeline/views/new?timeliness=late", "/reviews", "/activities/{returned}",
        "/activities/{returned}/edit", "/activities/{returned}/review",
        "/activities/{idea}/review", "/activities/{idea}/state",
        "/groups/{drugs}/members", "/groups/{drugs}/edit",
    ],
    "kora": [
        "/", "/plan", "/plans/new", "/city", "/groups/new", "/groups/{empty}",
        "/meetings", "/activities/{bed}/state", "/letters", "/plans/{old_plan}/history",
        "/tasks?whose=groups", "/plans/{new_plan}/path", "/plans/{new_plan}/change-sheets",
        "/plans/{old_plan}/change-sheets", "/change-sheets/{change}",
        "/plans/{new_plan}/council", "/overlaps", "/overlaps/decided",
        "/activities/{alike}/overlaps/{like}/joining",
        "/publicity", "/publicity/new", "/publicity/{profile}",
        "/plan?plan={old_plan}&as_of=2019-03-01", "/timeline?as_of=2023-01-01&changed=1",
        "/timeline?as_of=vcera", "/plans/{old_plan}/versions",
        "/plans/{old_plan}/versions/new", "/plans/{old_plan}/rounds/new", "/rounds/{round}",
        "/rounds/{round}/edit", "/rounds/{round}/book", "/rounds/{round}/book/new",
        "/submissions/{submission}", "/rounds/{round}/approval", "/rounds/{round}/publication",
        "/rounds/{round}/settlement",
        "/plans/{old_plan}/changes?from=v{old_version}&to=2021-12-31",
    ],
    "omar": [
        "/", "/timeline?from=2020&to=2020", "/timeline?timeliness=late", "/timeline?by=group",
        "/reviews", "/activities/{corrected}/review",
        "/activities/{corrected}/review?against=approved", "/activities/{agreed}/review",
        "/activities/{changed}/review", "/approvals/{approval}",
    ],
    "ada": ["/people", "/people/new", "/people/1"],
}  # fmt: skip

#: What stands in braces above, as a question to the demo city's database.
PLACES = {
    "drugs": "SELECT id FROM \"group\" WHERE name LIKE 'Protidrogov%'",
    "empty": 'SELECT max(id) FROM "group"',
    "profile": "SELECT min(id) FROM publicity_profile",
    "old_plan": "SELECT id FROM plan WHERE first_year = 2019",
    "new_plan": "SELECT id FROM plan WHERE first_year = 2023",
    "new_version": "SELECT v.id FROM plan_version v JOIN plan p ON p.id = v.plan_id"
    " WHERE p.first_year = 2023 AND v.body <> '' ORDER BY v.id",
    "change": "SELECT id FROM change_sheet WHERE state = 'approved'",
    "approval": "SELECT id FROM approval WHERE activity_id IS NOT NULL",
    "changed": "SELECT activity_id FROM change_sheet WHERE state = 'submitted'",
    "corrected": "SELECT activity_id FROM review WHERE NOT stands",
    "agreed": "SELECT activity_id FROM review WHERE outcome = 'agreed' AND change_sheet_id IS NULL",
    "returned": "SELECT r.activity_id FROM review r JOIN activity a ON a.id = r.activity_id"
    " JOIN \"group\" g ON g.id = a.group_id WHERE a.stage = 'returned'"
    " AND g.name LIKE 'Protidrogov%'",
    "old_version": "SELECT v.id FROM plan_version v JOIN plan p ON p.id = v.plan_id"
    " WHERE p.first_year = 2019",
    "bed": "SELECT id FROM activity WHERE number = '2.1.2' AND title LIKE 'Podpo%'",
    "alike": "SELECT id FROM activity WHERE title LIKE 'Otevřít krizové místo%'",
    "like": "SELECT id FROM activity WHERE title LIKE 'Krizové lůžko%'",
    "spoken": "SELECT thing_id FROM comment ORDER BY id",
    "idea": 'SELECT a.id FROM activity a JOIN "group" g ON g.id = a.group_id'
    " WHERE a.stage IN ('idea', 'drafted') AND g.name LIKE 'Protidrogov%' ORDER BY a.id",
    "deed": "SELECT e.id FROM event e JOIN activity a ON a.id = e.thing_id AND e.thing = 'activity'"
    " JOIN \"group\" g ON g.id = a.group_id WHERE e.verb = 'changed' AND e.path = 'description'"
    " AND g.name LIKE 'Protidrogov%' ORDER BY e.id",
    "task": "SELECT c.id FROM conclusion c JOIN meeting_group x ON x.meeting_id = c.meeting_id"
    " JOIN \"group\" g ON g.id = x.group_id WHERE g.name LIKE 'Protidrogov%'"
    " AND c.kind = 'task' AND c.state IN ('new', 'continues') ORDER BY c.id",
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
    "mended": "SELECT minutes_id FROM edition WHERE number = 2",
    "commented": "SELECT minutes_id FROM remark ORDER BY id",
    "verified": "SELECT m.id FROM minutes m JOIN meeting_group x USING (meeting_id)"
    ' JOIN "group" g ON g.id = x.group_id'
    " WHERE m.state = 'verified' AND g.name LIKE 'Protidrogov%' ORDER BY m.id",
    "upcoming": "SELECT m.id FROM meeting m JOIN meeting_group x ON x.meeting_id = m.id"
    " JOIN \"group\" g ON g.id = x.group_id WHERE g.name LIKE 'Protidrogov%'"
    " AND m.title LIKE 'Závěr roku%'",
    "round": "SELECT id FROM comment_round WHERE state = 'announced' ORDER BY id",
    "settled": "SELECT id FROM comment_round WHERE state = 'published' ORDER BY id",
    "submission": "SELECT id FROM submission WHERE suggested_by_id IS NOT NULL ORDER BY id",
    "asked": "SELECT activity_id FROM submission WHERE suggested_by_id IS NOT NULL ORDER BY id",
    "off": "SELECT id FROM meeting WHERE state = 'cancelled'",
}
