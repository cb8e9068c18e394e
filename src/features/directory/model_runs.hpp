// A run: one reading of a platform's directory, the changes it found, and what became of them once
// somebody confirmed. Changes are told all at once before anything is changed, and can be taken
// back together as far as nothing happened since.
#pragma once

#include "features/directory/model.hpp"

namespace zhuli::directory {

enum class RunState : std::uint8_t {
    reading,
    ready,  // waits for somebody to confirm
    applying,
    applied,
    undoing,
    undone,
    discarded,
    failed,
};
BOOST_DESCRIBE_ENUM(RunState, reading, ready, applying, applied, undoing, undone, discarded, failed)

struct Run {
    Id id;
    std::int64_t version = 0;
    Id platform_id;
    RunState state = RunState::reading;
    bool automatic = false;  // by the clock
    Id started_by;
    Text<300> problem;  // what the platform said last, while it cannot be read
    std::int64_t department_count = 0, person_count = 0;  // read so far
    std::int64_t change_count = 0, conflict_count = 0, leaver_count = 0;
    std::int64_t applied_count = 0, skipped_count = 0, undone_count = 0, kept_count = 0;
    std::int64_t tries = 0;  // in a row that failed
    Text<500> page;          // of the department being read
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Run, (),
                      (id, version, platform_id, state, automatic, started_by, problem,
                       department_count, person_count, change_count, conflict_count, leaver_count,
                       applied_count, skipped_count, undone_count, kept_count, tries, page,
                       created_at, updated_at))
constexpr auto notes(const Run*) {
    using R = Run;
    return std::array{note<&R::id>(read_only),
                      note<&R::version>(read_only),
                      note<&R::platform_id>(read_only | filterable, "platform"),
                      note<&R::state>(read_only | filterable),
                      note<&R::automatic>(read_only),
                      note<&R::started_by>(read_only, "user"),
                      note<&R::problem>(read_only | derived),
                      note<&R::department_count>(read_only | derived),
                      note<&R::person_count>(read_only | derived),
                      note<&R::change_count>(read_only),
                      note<&R::conflict_count>(read_only),
                      note<&R::leaver_count>(read_only),
                      note<&R::applied_count>(read_only),
                      note<&R::skipped_count>(read_only),
                      note<&R::undone_count>(read_only),
                      note<&R::kept_count>(read_only),
                      note<&R::tries>(read_only | derived),
                      note<&R::page>(secret | read_only | derived),
                      note<&R::created_at>(read_only | sortable),
                      note<&R::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Run*) { return {"directory_run", "directory_run"}; }

/// Which team a department is here.
struct TeamLink {
    Id id;
    std::int64_t version = 0;
    Id platform_id;
    Text<128> external_id;
    Id team_id;  // none: taken off again
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(TeamLink, (),
                      (id, version, platform_id, external_id, team_id, created_at, updated_at))
constexpr auto notes(const TeamLink*) {
    return std::array{note<&TeamLink::platform_id>(read_only, "platform"),
                      note<&TeamLink::team_id>(read_only, "team")};
}
constexpr EntityName entity_of(const TeamLink*) { return {"platform_team", "platform_team"}; }

enum class ChangeKind : std::uint8_t {
    add_team,
    link_team,
    change_team,
    drop_team,  // the department is gone; the team stays
    add_person,
    link_person,
    change_person,
    come_back,
    leave,
    conflict,
};
BOOST_DESCRIBE_ENUM(ChangeKind, add_team, link_team, change_team, drop_team, add_person,
                    link_person, change_person, come_back, leave, conflict)

/// Why a change is proposed, or what is in its way.
enum class Reason : std::uint8_t {
    new_there,
    gone_there,
    back_there,
    other_there,
    same_email,
    same_mobile,
    same_name,
    by_hand,
    two_with_one_mobile,
    two_with_one_email,
    two_users,
    bound_to_another,
    no_name,
    no_email,
    circle,
};
BOOST_DESCRIBE_ENUM(Reason, new_there, gone_there, back_there, other_there, same_email, same_mobile,
                    same_name, by_hand, two_with_one_mobile, two_with_one_email, two_users,
                    bound_to_another, no_name, no_email, circle)

/// kept: something happened since, so that it was not taken back.
enum class ChangeState : std::uint8_t { proposed, applied, skipped, undone, kept };
BOOST_DESCRIBE_ENUM(ChangeState, proposed, applied, skipped, undone, kept)

struct Change {
    Id id;
    Id run_id;
    std::int64_t change_no = 0;  // in the order of applying, from 1
    ChangeKind kind = ChangeKind::conflict;
    Reason reason = Reason::new_there;
    bool chosen = false;
    ChangeState state = ChangeState::proposed;
    Text<60> why;           // it was skipped: a message key
    Text<128> external_id;  // of the person or department
    Text<60> name, old_name;
    Phone mobile;
    Email email;
    Text<128> parent_id;  // the department it is in
    Text<60> parent_name;
    Id user_id;
    Id team_id, old_team_id;
    std::int64_t version_after = 0;  // of the user or team once applied
};
BOOST_DESCRIBE_STRUCT(Change, (),
                      (id, run_id, change_no, kind, reason, chosen, state, why, external_id, name,
                       old_name, mobile, email, parent_id, parent_name, user_id, team_id,
                       old_team_id, version_after))
constexpr auto notes(const Change*) {
    using C = Change;
    return std::array{note<&C::run_id>(filterable, "directory_run"),
                      note<&C::change_no>(sortable),
                      note<&C::kind>(filterable),
                      note<&C::state>(filterable),
                      note<&C::user_id>(0, "user"),
                      note<&C::team_id>(0, "team"),
                      note<&C::old_team_id>(0, "team")};
}
constexpr EntityName entity_of(const Change*) { return {"directory_change", "directory_change"}; }

struct RunView : Run {
    PlatformKind kind = PlatformKind::wecom;
    std::string starter_name;
    std::vector<std::string> actions;  // apply, discard, undo, resume
};
BOOST_DESCRIBE_STRUCT(RunView, (Run), (kind, starter_name, actions))

struct ChangeView : Change {
    std::string user_name, team_name, old_team_name;
    std::string user_email;
};
BOOST_DESCRIBE_STRUCT(ChangeView, (Change), (user_name, team_name, old_team_name, user_email))

struct NewRun {
    Id platform_id;
};
BOOST_DESCRIBE_STRUCT(NewRun, (), (platform_id))
constexpr auto notes(const NewRun*) {
    return std::array{note<&NewRun::platform_id>(required, "platform")};
}

/// What an administrator says of one change.
struct Choice {
    Id id;
    bool chosen = false;
    Id user_id;  // this is whom the person is
};
BOOST_DESCRIBE_STRUCT(Choice, (), (id, chosen, user_id))
constexpr auto notes(const Choice*) {
    return std::array{note<&Choice::id>(from_path), note<&Choice::user_id>(0, "user")};
}

/// Who left the platform and still has customers here.
struct Leaver {
    Id user_id;
    PlatformKind kind = PlatformKind::wecom;
    std::string user_name;
    Instant left_at;
    std::int64_t customer_count = 0;  // up to kLeaverCustomers
};
BOOST_DESCRIBE_STRUCT(Leaver, (), (user_id, kind, user_name, left_at, customer_count))
struct Leavers {
    std::vector<Leaver> items;
};
BOOST_DESCRIBE_STRUCT(Leavers, (), (items))

}  // namespace zhuli::directory
