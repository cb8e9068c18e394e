#include "features/directory/store_runs.hpp"

namespace zhuli::directory {

namespace {

using storage::Check;
using storage::Sql;

#define RUN                                                                                     \
    "SELECT id, version, platform_id, state, automatic, started_by, problem, department_count," \
    " person_count, change_count, conflict_count, leaver_count, applied_count, skipped_count,"  \
    " undone_count, kept_count, tries, page, created_at, updated_at FROM directory_run"         \
    " WHERE org_id = $1 AND platform_id = $2"
#define UNDER_WAY RUN " AND state IN ('reading', 'applying', 'undoing') LIMIT 1"
constexpr Sql kUnderWay{"directory.run_under_way", UNDER_WAY, UNDER_WAY " FOR UPDATE"};
constexpr Sql kLastAutomatic{"directory.last_automatic_run",
                             RUN " AND automatic = 1 ORDER BY created_at DESC, id DESC LIMIT 1"};
constexpr Sql kWaiting{"directory.waiting_runs", RUN " AND state = 'ready' LIMIT 10"};
#undef RUN
#undef UNDER_WAY
constexpr Sql kEverApplied{"directory.ever_applied",
                           "SELECT id FROM directory_run WHERE org_id = $1 AND platform_id = $2"
                           " AND state IN ('applied', 'undone') LIMIT 1"};

constexpr Sql kStageDepartment{
    "directory.stage_department",
    "INSERT INTO directory_department (org_id, run_id, external_id, place_no, parent_id, name,"
    " units_read, people_read) VALUES ($1, $2, $3, $4, $5, $6, 0, 0)"
    " ON CONFLICT (org_id, run_id, external_id) DO NOTHING"};
constexpr Sql kStagePerson{
    "directory.stage_person",
    "INSERT INTO directory_person (org_id, run_id, external_id, name, mobile, email,"
    " department_id, gone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    " ON CONFLICT (org_id, run_id, external_id) DO NOTHING"};
constexpr Sql kNextDepartment{
    "directory.next_department",
    "SELECT external_id, units_read FROM directory_department WHERE org_id = $1 AND run_id = $2"
    " AND people_read = 0 ORDER BY units_read, place_no, external_id LIMIT 1"};
constexpr Sql kUnitsRead{"directory.units_read",
                         "UPDATE directory_department SET units_read = 1 WHERE org_id = $1"
                         " AND run_id = $2 AND external_id = $3"};
constexpr Sql kAllUnitsRead{"directory.all_units_read",
                            "UPDATE directory_department SET units_read = 1 WHERE org_id = $1"
                            " AND run_id = $2 AND units_read = 0"};
constexpr Sql kPeopleRead{"directory.people_read",
                          "UPDATE directory_department SET people_read = 1 WHERE org_id = $1"
                          " AND run_id = $2 AND external_id = $3"};
constexpr Sql kCountStaged{
    "directory.count_staged",
    "SELECT (SELECT COUNT(*) FROM directory_department d WHERE d.org_id = $1 AND d.run_id = $2)"
    " AS departments, (SELECT COUNT(*) FROM directory_person p WHERE p.org_id = $1"
    " AND p.run_id = $2) AS people"};
constexpr Sql kKeepProgress{"directory.keep_progress",
                            "UPDATE directory_run SET department_count = $3, person_count = $4,"
                            " page = $5, tries = 0, problem = '' WHERE org_id = $1 AND id = $2"};
constexpr Sql kKeepFailure{"directory.keep_failure",
                           "UPDATE directory_run SET tries = $3, problem = $4"
                           " WHERE org_id = $1 AND id = $2"};
constexpr Sql kDepartments{"directory.departments",
                           "SELECT external_id, parent_id, name FROM directory_department"
                           " WHERE org_id = $1 AND run_id = $2 ORDER BY place_no, external_id"
                           " LIMIT 10000"};
constexpr Sql kPeople{"directory.people",
                      "SELECT external_id, name, mobile, email, department_id, gone"
                      " FROM directory_person WHERE org_id = $1 AND run_id = $2"
                      " ORDER BY external_id LIMIT 100000"};
#define SOME " (SELECT s.external_id FROM "
constexpr Sql kDropDepartments{"directory.drop_departments",
                               "DELETE FROM directory_department WHERE org_id = $1"
                               " AND run_id = $2 AND external_id IN" SOME
                               "directory_department s WHERE s.org_id = $1 AND s.run_id = $2"
                               " LIMIT 1000)"};
constexpr Sql kDropPeople{"directory.drop_people",
                          "DELETE FROM directory_person WHERE org_id = $1 AND run_id = $2"
                          " AND external_id IN" SOME
                          "directory_person s WHERE s.org_id = $1 AND s.run_id = $2 LIMIT 1000)"};
#undef SOME

#define LINK                                                                        \
    "SELECT id, version, platform_id, external_id, team_id, created_at, updated_at" \
    " FROM platform_team WHERE org_id = $1 AND platform_id = $2"
constexpr Sql kLinks{"directory.links", LINK " ORDER BY external_id LIMIT 10000"};
constexpr Sql kLink{"directory.link", LINK " AND external_id = $3"};
#undef LINK
constexpr Sql kTeams{"directory.teams",
                     "SELECT id, version, name, parent_id, created_at, updated_at FROM team"
                     " WHERE org_id = $1 ORDER BY name, id LIMIT 10000"};
constexpr Sql kUsers{"directory.users",
                     "SELECT id, version, email, name, team_id, roles, locale, state, created_at,"
                     " updated_at FROM app_user WHERE org_id = $1 ORDER BY name, id LIMIT 100000"};
#define ACCOUNT                                                                                 \
    "SELECT id, version, platform_id, external_id, name, mobile, email, user_id, bound, state," \
    " signed_in_at, left_at, created_at, updated_at FROM platform_account WHERE org_id = $1"
constexpr Sql kAccounts{"directory.accounts",
                        ACCOUNT " AND platform_id = $2 ORDER BY created_at, id LIMIT 100000"};
constexpr Sql kLeft{"directory.left_accounts", ACCOUNT
                    " AND state = 'left' AND user_id <> 0"
                    " ORDER BY created_at DESC, id DESC LIMIT $2"};
#undef ACCOUNT
constexpr Sql kMobiles{"directory.mobiles",
                       "SELECT mobile, user_id FROM platform_account WHERE org_id = $1"
                       " AND platform_id <> $2 AND user_id <> 0 AND mobile <> ''"
                       " ORDER BY platform_id, user_id LIMIT 100000"};
constexpr Sql kCountBound{"directory.count_bound",
                          "SELECT COUNT(*) FROM platform_account WHERE org_id = $1"
                          " AND platform_id = $2 AND user_id <> 0 AND state = 'present'"};

constexpr Sql kAddChange{
    "directory.add_change",
    "INSERT INTO directory_change (org_id, id, run_id, change_no, kind, reason, chosen, state, why,"
    " external_id, name, old_name, mobile, email, parent_id, parent_name, user_id, team_id,"
    " old_team_id, version_after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
    " $14, $15, $16, $17, $18, $19, $20)"};
constexpr Sql kDropChanges{"directory.drop_changes",
                           "DELETE FROM directory_change WHERE org_id = $1 AND run_id = $2"
                           " AND id IN (SELECT s.id FROM directory_change s WHERE s.org_id = $1"
                           " AND s.run_id = $2 LIMIT 1000)"};
#define CHANGE                                                                           \
    "SELECT id, run_id, change_no, kind, reason, chosen, state, why, external_id, name," \
    " old_name, mobile, email, parent_id, parent_name, user_id, team_id, old_team_id,"   \
    " version_after FROM directory_change WHERE org_id = $1"
constexpr Sql kFindChange{"directory.find_change", CHANGE " AND id = $2"};
constexpr Sql kToApply{"directory.changes_to_apply", CHANGE
                       " AND run_id = $2 AND state = 'proposed' AND chosen = 1"
                       " ORDER BY change_no LIMIT $3"};
constexpr Sql kToUndo{"directory.changes_to_undo", CHANGE
                      " AND run_id = $2 AND state = 'applied'"
                      " ORDER BY change_no DESC LIMIT $3"};
#undef CHANGE
constexpr Sql kKeepChoice{"directory.keep_choice",
                          "UPDATE directory_change SET chosen = $3, kind = $4, reason = $5,"
                          " user_id = $6 WHERE org_id = $1 AND id = $2"};
constexpr Sql kSettle{"directory.settle_change",
                      "UPDATE directory_change SET state = $3, why = $4, user_id = $5,"
                      " team_id = $6, version_after = $7 WHERE org_id = $1 AND id = $2"};
constexpr Sql kCountChanges{"directory.count_changes",
                            "SELECT COUNT(*) FROM directory_change WHERE org_id = $1"
                            " AND run_id = $2 AND state = $3"};

constexpr const Sql* kStatements[] = {
    &kUnderWay,        &kLastAutomatic,  &kWaiting,     &kEverApplied,  &kStageDepartment,
    &kStagePerson,     &kNextDepartment, &kUnitsRead,   &kAllUnitsRead, &kPeopleRead,
    &kCountStaged,     &kKeepProgress,   &kKeepFailure, &kDepartments,  &kPeople,
    &kDropDepartments, &kDropPeople,     &kLinks,       &kLink,         &kTeams,
    &kUsers,           &kAccounts,       &kLeft,        &kMobiles,      &kCountBound,
    &kAddChange,       &kDropChanges,    &kFindChange,  &kToApply,      &kToUndo,
    &kKeepChoice,      &kSettle,         &kCountChanges};

constexpr Check kChecks[] = {
    {"directory: a run counts what was applied, skipped, taken back and kept",
     {"directory.check_counts",
      "SELECT CAST(r.id AS TEXT) FROM directory_run r WHERE r.org_id = $1"
      " AND r.state IN ('applied', 'undone') AND r.applied_count <>"
      " (SELECT COUNT(*) FROM directory_change c WHERE c.org_id = $1 AND c.run_id = r.id"
      " AND c.state IN ('applied', 'undone', 'kept')) LIMIT 100"}},
    {"directory: a run under way has a job that goes on with it",
     {"directory.check_job",
      "SELECT CAST(r.id AS TEXT) FROM directory_run r WHERE r.org_id = $1"
      " AND r.state IN ('reading', 'applying', 'undoing') AND NOT EXISTS (SELECT 1 FROM job j"
      " WHERE j.org_id = $1 AND j.kind = 'directory.run' AND j.subject_id = r.id"
      " AND j.state IN ('waiting', 'running')) LIMIT 100"}},
};

}  // namespace

std::span<const Sql* const> run_statements() { return kStatements; }
std::span<const Check> run_checks() { return kChecks; }

std::optional<Run> run_under_way(Tx& tx, Id platform) { return tx.one<Run>(kUnderWay, platform); }
std::optional<Run> last_automatic_run(Tx& tx, Id platform) {
    return tx.one<Run>(kLastAutomatic, platform);
}
std::vector<Run> waiting_runs(Tx& tx, Id platform) { return tx.all<Run>(kWaiting, platform); }
bool was_ever_applied(Tx& tx, Id platform) {
    return tx.scalar<Id>(kEverApplied, platform).has_value();
}

void stage_department(Tx& tx, Id run, const Department& department, std::int64_t at) {
    tx.push(kStageDepartment, run, department.external_id, at, department.parent_id,
            department.name);
}
void stage_person(Tx& tx, Id run, const Person& person) {
    tx.push(kStagePerson, run, person.external_id, person.name, person.mobile, person.email,
            person.department_id, person.gone);
}
std::optional<NextDepartment> next_department(Tx& tx, Id run) {
    return tx.one<NextDepartment>(kNextDepartment, run);
}
void note_units_read(Tx& tx, Id run, std::string_view department) {
    tx.exec(kUnitsRead, run, department);
}
void note_all_units_read(Tx& tx, Id run) { tx.exec(kAllUnitsRead, run); }
void note_people_read(Tx& tx, Id run, std::string_view department) {
    tx.exec(kPeopleRead, run, department);
}
Staged count_staged(Tx& tx, Id run) { return tx.one<Staged>(kCountStaged, run).value_or(Staged{}); }
void keep_progress(Tx& tx, Id run, const Staged& staged, std::string_view page) {
    tx.exec(kKeepProgress, run, staged.departments, staged.people, page);
}
void keep_failure(Tx& tx, Id run, std::int64_t tries, std::string_view problem) {
    tx.exec(kKeepFailure, run, tries, problem);
}

Found staged(Tx& tx, Id run) {
    Found found;
    tx.each(
        kDepartments,
        [&](const storage::RowView& row) {
            found.departments.push_back({row.text(0), row.text(1), row.text(2)});
        },
        run);
    tx.each(
        kPeople,
        [&](const storage::RowView& row) {
            found.people.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
                                    row.integer(5) != 0});
        },
        run);
    return found;
}
bool drop_staged(Tx& tx, Id run) {
    const auto departments = tx.exec(kDropDepartments, run);
    return departments + tx.exec(kDropPeople, run) > 0;
}

Known known_of(Tx& tx, Id platform) {
    return {tx.all<TeamLink>(kLinks, platform), tx.all<identity::Team>(kTeams),
            tx.all<Account>(kAccounts, platform), tx.all<identity::User>(kUsers),
            tx.all<MobileOwner>(kMobiles, platform)};
}
std::optional<TeamLink> find_link(Tx& tx, Id platform, std::string_view external_id) {
    return tx.one<TeamLink>(kLink, platform, external_id);
}

void add_change(Tx& tx, const Change& c) {
    tx.push(kAddChange, c.id, c.run_id, c.change_no, c.kind, c.reason, c.chosen, c.state, c.why,
            c.external_id, c.name, c.old_name, c.mobile, c.email, c.parent_id, c.parent_name,
            c.user_id, c.team_id, c.old_team_id, c.version_after);
}
bool drop_changes(Tx& tx, Id run) { return tx.exec(kDropChanges, run) > 0; }
std::optional<Change> find_change(Tx& tx, Id id) { return tx.one<Change>(kFindChange, id); }
void keep_choice(Tx& tx, const Change& c) {
    tx.exec(kKeepChoice, c.id, c.chosen, c.kind, c.reason, c.user_id);
}
void settle_change(Tx& tx, const Change& c) {
    tx.exec(kSettle, c.id, c.state, c.why, c.user_id, c.team_id, c.version_after);
}
std::vector<Change> changes_to_apply(Tx& tx, Id run, int limit) {
    return tx.all<Change>(kToApply, run, limit);
}
std::vector<Change> changes_to_undo(Tx& tx, Id run, int limit) {
    return tx.all<Change>(kToUndo, run, limit);
}
std::int64_t count_changes(Tx& tx, Id run, ChangeState state) {
    return tx.scalar<std::int64_t>(kCountChanges, run, state).value_or(0);
}

std::vector<Account> left_accounts(Tx& tx, int limit) { return tx.all<Account>(kLeft, limit); }
std::int64_t count_bound(Tx& tx, Id platform) {
    return tx.scalar<std::int64_t>(kCountBound, platform).value_or(0);
}

}  // namespace zhuli::directory
