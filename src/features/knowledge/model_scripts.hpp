// Scripts (话术): what one says in a scene of a talk. Each version is a record of its own, with the
// root they share. People read the approved one; a draft changes nothing until a manager approves
// it, and then the version before is superseded.
#pragma once

#include "features/knowledge/model.hpp"

namespace zhuli::knowledge {

enum class Scene : std::uint8_t { greeting, question, objection, concession, closing, revisit };
BOOST_DESCRIBE_ENUM(Scene, greeting, question, objection, concession, closing, revisit)

/// dropped: a draft nobody wants. retired: it was approved, and nobody says it any more.
enum class ScriptState : std::uint8_t { draft, approved, superseded, retired, dropped };
BOOST_DESCRIBE_ENUM(ScriptState, draft, approved, superseded, retired, dropped)

struct Script {
    Id id;
    std::int64_t version = 0;
    Id root_id;  // the first version
    int revision_no = 1;
    Scene scene = Scene::greeting;
    int step_no = 0;  // on the ladder of concessions; 0: on none
    Text<120> title;
    Text<1000> words;
    Concern concern = Concern::none;
    Id product_id;
    Id line_id;
    Id case_id;  // the case of the library it rests on; none: on no case
    Text<200> source;
    Date valid_until;  // none: without end
    Date remind_on;    // when the owner is told that it expires; none: never, or told
    Id owner_id;       // who wrote this version
    ScriptState state = ScriptState::draft;
    Text<300> reason;  // what this version changes, and why
    Id approved_by;
    Instant approved_at;
    Text<300> end_reason;         // why it was retired or dropped
    std::int64_t used_count = 0;  // of all versions
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Script, (),
                      (id, version, root_id, revision_no, scene, step_no, title, words, concern,
                       product_id, line_id, case_id, source, valid_until, remind_on, owner_id,
                       state, reason, approved_by, approved_at, end_reason, used_count, created_at,
                       updated_at))
constexpr auto notes(const Script*) {
    using S = Script;
    return std::array{note<&S::id>(read_only),
                      note<&S::version>(read_only),
                      note<&S::root_id>(read_only | filterable, "script"),
                      note<&S::revision_no>(read_only),
                      note<&S::scene>(filterable),
                      note<&S::title>(required | searchable),
                      note<&S::words>(required | multiline | searchable),
                      note<&S::product_id>(filterable, "product"),
                      note<&S::line_id>(filterable, "product_line"),
                      note<&S::case_id>(filterable, "ticket_case"),
                      note<&S::source>(required),
                      note<&S::valid_until>(filterable | sortable),
                      note<&S::remind_on>(read_only | derived),
                      note<&S::owner_id>(read_only | filterable, "user"),
                      note<&S::state>(read_only | filterable),
                      note<&S::approved_by>(read_only, "user"),
                      note<&S::approved_at>(read_only),
                      note<&S::end_reason>(read_only),
                      note<&S::used_count>(read_only | derived | sortable),
                      note<&S::created_at>(read_only | sortable),
                      note<&S::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Script*) { return {"script", "script"}; }

struct ScriptItem : Script {
    std::string product_name, line_name, owner_name, approver_name, case_title;
    Cited cited = Cited::none;
    Validity validity = Validity::unlimited;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(ScriptItem, (Script),
                      (product_name, line_name, owner_name, approver_name, case_title, cited,
                       validity, actions))

inline bool operator==(const ScriptItem& a, const ScriptItem& b) { return same_value(a, b); }

/// One version among those of a script.
struct ScriptVersion {
    Id id;
    int revision_no = 1;
    ScriptState state = ScriptState::draft;
    std::string title, words, reason, owner_name;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(ScriptVersion, (),
                      (id, revision_no, state, title, words, reason, owner_name, created_at))

struct ScriptView : ScriptItem {
    std::vector<ScriptVersion> versions;  // the latest first
};
BOOST_DESCRIBE_STRUCT(ScriptView, (ScriptItem), (versions))

}  // namespace zhuli::knowledge
