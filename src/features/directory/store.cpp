#include "features/directory/store.hpp"

#include "features/directory/store_runs.hpp"

namespace zhuli::directory {

namespace {

using storage::Sql;

constexpr Sql kPlatforms{
    "directory.platforms",
    "SELECT id, version, kind, app_id, agent_id, secret, home_url, sign_in_url, api_url,"
    " directory_url, sign_in_allowed, sync_daily, sync_minute, apply_alone, leavers_percent,"
    " default_role, email_domain, created_at, updated_at FROM platform WHERE org_id = $1"
    " ORDER BY created_at, id LIMIT 10"};

#define ACCOUNT                                                                                 \
    "SELECT id, version, platform_id, external_id, name, mobile, email, user_id, bound, state," \
    " signed_in_at, left_at, created_at, updated_at FROM platform_account"                      \
    " WHERE org_id = $1 AND platform_id = $2"
constexpr Sql kAccount{"directory.account", ACCOUNT " AND external_id = $3"};
constexpr Sql kAccountOf{"directory.account_of", ACCOUNT " AND user_id = $3 AND user_id <> 0"};
#undef ACCOUNT

constexpr Sql kToken{"directory.token",
                     "SELECT token, ends_at FROM platform_token"
                     " WHERE org_id = $1 AND platform_id = $2"};
constexpr Sql kKeepToken{"directory.keep_token",
                         "INSERT INTO platform_token (org_id, platform_id, token, ends_at)"
                         " VALUES ($1, $2, $3, $4) ON CONFLICT (org_id, platform_id)"
                         " DO UPDATE SET token = excluded.token, ends_at = excluded.ends_at"};
constexpr Sql kForgetToken{"directory.forget_token",
                           "DELETE FROM platform_token WHERE org_id = $1 AND platform_id = $2"};

constexpr Sql kAddStart{"directory.add_start",
                        "INSERT INTO platform_start (org_id, state_hash, platform_id,"
                        " browser_hash, verifier, user_id, ends_at)"
                        " VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Sql kStart{"directory.start",
                     "SELECT platform_id, browser_hash, verifier, user_id, ends_at"
                     " FROM platform_start WHERE org_id = $1 AND state_hash = $2"};
constexpr Sql kTakeStart{"directory.take_start",
                         "DELETE FROM platform_start WHERE org_id = $1 AND state_hash = $2"};
constexpr Sql kForgetStarts{"directory.forget_starts",
                            "DELETE FROM platform_start WHERE org_id = $1 AND state_hash IN"
                            " (SELECT s.state_hash FROM platform_start s WHERE s.org_id = $1"
                            " AND s.ends_at < $2 LIMIT 100)"};

constexpr const Sql* kStatements[] = {&kPlatforms,   &kAccount,     &kAccountOf, &kToken,
                                      &kKeepToken,   &kAddStart,    &kStart,     &kTakeStart,
                                      &kForgetToken, &kForgetStarts};

constexpr Check kChecks[] = {
    {"directory: an account is bound exactly while it is somebody's",
     {"directory.check_bound",
      "SELECT CAST(a.id AS TEXT) FROM platform_account a WHERE a.org_id = $1"
      " AND (a.user_id = 0) <> (a.bound = 'unbound') LIMIT 100"}},
};

}  // namespace

std::span<const Sql* const> statements() {
    static const std::vector<const Sql*> all = [] {
        std::vector<const Sql*> list(std::begin(kStatements), std::end(kStatements));
        const auto of_runs = run_statements();
        list.insert(list.end(), of_runs.begin(), of_runs.end());
        return list;
    }();
    return all;
}
std::span<const Check> checks() {
    static const std::vector<Check> all = [] {
        std::vector<Check> list(std::begin(kChecks), std::end(kChecks));
        const auto of_runs = run_checks();
        list.insert(list.end(), of_runs.begin(), of_runs.end());
        return list;
    }();
    return all;
}

std::vector<Platform> all_platforms(Tx& tx) { return tx.all<Platform>(kPlatforms); }

std::optional<Account> find_account(Tx& tx, Id platform, std::string_view external_id) {
    return tx.one<Account>(kAccount, platform, external_id);
}
std::optional<Account> account_of(Tx& tx, Id platform, Id user) {
    return tx.one<Account>(kAccountOf, platform, user);
}

std::optional<KeptToken> kept_token(Tx& tx, Id platform) {
    return tx.one<KeptToken>(kToken, platform);
}
void keep_token(Tx& tx, Id platform, std::string_view token, Instant ends_at) {
    tx.exec(kKeepToken, platform, token, ends_at);
}
void forget_token(Tx& tx, Id platform) { tx.exec(kForgetToken, platform); }

void add_start(Tx& tx, std::string_view state_hash, const Start& start) {
    tx.exec(kAddStart, state_hash, start.platform_id, start.browser_hash, start.verifier,
            start.user_id, start.ends_at);
}
std::optional<Start> find_start(Tx& tx, std::string_view state_hash) {
    return tx.one<Start>(kStart, state_hash);
}
bool take_start(Tx& tx, std::string_view state_hash) { return tx.exec(kTakeStart, state_hash) > 0; }
void forget_starts(Tx& tx, Instant now) { tx.exec(kForgetStarts, now); }

}  // namespace zhuli::directory
