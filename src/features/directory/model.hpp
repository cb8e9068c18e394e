// Directory: the office platforms (企业微信, 钉钉, 飞书) an organisation signs in by and takes its
// people and departments from. An account is one person of a platform bound to a user; it proves
// who somebody is and gives no right of its own. What a run found are changes that people confirm.
// Users and teams themselves are identity's.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "core/permission.hpp"

namespace zhuli::directory {

enum class PlatformKind : std::uint8_t { wecom, dingtalk, feishu };
BOOST_DESCRIBE_ENUM(PlatformKind, wecom, dingtalk, feishu)

/// How one platform is reached and what is taken from it; each kind once in an organisation.
struct Platform {
    Id id;
    std::int64_t version = 0;
    PlatformKind kind = PlatformKind::wecom;
    Text<128> app_id;    // corp id of WeCom, else the app's own (AppKey, App ID)
    Text<64> agent_id;   // WeCom's number of the app
    Text<300> secret;    // left out of a change, it stays
    Text<200> home_url;  // where people open this product: the platform leads back there only
    Text<200> sign_in_url, api_url, directory_url;  // none: the platform's own
    bool sign_in_allowed = false;
    bool sync_daily = false;
    std::int64_t sync_minute = 120;    // of the day, on working days
    bool apply_alone = false;          // later runs are applied without being confirmed
    std::int64_t leavers_percent = 5;  // more leavers than that always wait to be confirmed
    Role default_role = Role::assistant;
    Text<120> email_domain;  // of people the platform tells no e-mail of: their id before it
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Platform, (),
                      (id, version, kind, app_id, agent_id, secret, home_url, sign_in_url, api_url,
                       directory_url, sign_in_allowed, sync_daily, sync_minute, apply_alone,
                       leavers_percent, default_role, email_domain, created_at, updated_at))
constexpr auto notes(const Platform*) {
    using P = Platform;
    return std::array{note<&P::id>(read_only),         note<&P::version>(read_only),
                      note<&P::kind>(required),        note<&P::app_id>(required),
                      note<&P::secret>(zhuli::secret), note<&P::created_at>(read_only | sortable),
                      note<&P::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Platform*) { return {"platform", "platform"}; }

/// left: the platform does not list this person any more.
enum class AccountState : std::uint8_t { present, left };
BOOST_DESCRIBE_ENUM(AccountState, present, left)

/// By what an account came to be somebody's; name: an administrator said so; unbound: somebody took
/// it off again.
enum class Bound : std::uint8_t { unbound, oneself, email, mobile, name, added };
BOOST_DESCRIBE_ENUM(Bound, unbound, oneself, email, mobile, name, added)

/// One person of a platform and the user they are here.
struct Account {
    Id id;
    std::int64_t version = 0;
    Id platform_id;
    Text<128> external_id;  // userid of WeCom, unionid of DingTalk, open_id of Feishu
    Text<60> name;
    Phone mobile;
    Email email;
    Id user_id;  // none: unbound
    Bound bound = Bound::unbound;
    AccountState state = AccountState::present;
    Instant signed_in_at;  // last
    Instant left_at;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, version, platform_id, external_id, name, mobile, email, user_id, bound,
                       state, signed_in_at, left_at, created_at, updated_at))
constexpr auto notes(const Account*) {
    using A = Account;
    return std::array{note<&A::id>(read_only),
                      note<&A::version>(read_only),
                      note<&A::platform_id>(read_only | filterable, "platform"),
                      note<&A::external_id>(read_only),
                      note<&A::name>(read_only | sortable),
                      note<&A::mobile>(read_only),
                      note<&A::email>(read_only),
                      note<&A::user_id>(read_only | filterable, "user"),
                      note<&A::bound>(read_only),
                      note<&A::state>(read_only | filterable),
                      note<&A::signed_in_at>(read_only),
                      note<&A::left_at>(read_only),
                      note<&A::created_at>(read_only | sortable),
                      note<&A::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Account*) { return {"platform_account", "platform_account"}; }

}  // namespace zhuli::directory
