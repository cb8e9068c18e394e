// Ctx: who asks, on behalf of which organisation, what they may do, and what time it is. Built once
// per request, import or job and passed down; no code below reads a clock, a session or a global.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/permission.hpp"
#include "core/value/date.hpp"
#include "core/value/id.hpp"
#include "core/value/instant.hpp"

namespace zhuli {

/// By which path a change came; part of every audit entry.
enum class Path : std::uint8_t { screen, import, api_token, rule, command_line };
BOOST_DESCRIBE_ENUM(Path, screen, import, api_token, rule, command_line)

enum class Locale : std::uint8_t { zh_CN, zh_TW, en };

/// What one person may do: resolved at sign-in, shared by that person's requests.
struct Rights {
    std::unordered_map<std::string_view, Scope> scope_of;  // keys live in permission tables
    std::vector<Id> team_members;                          // own team, self included
    std::vector<Id> tree_members;                          // own team and teams below

    Scope scope(std::string_view permission) const {
        const auto found = scope_of.find(permission);
        return found == scope_of.end() ? Scope::none : found->second;
    }
};

class WorkCalendar;

/// The organisation's settings every rule may need.
struct OrgFacts {
    Id id;
    std::string name;
    std::string currency = "CNY";
    std::string timezone = "Asia/Shanghai";
    std::shared_ptr<const WorkCalendar> calendar;  // null: office hours and public holidays
};

struct Ctx {
    OrgFacts org;
    Id user;  // 0 for rules and jobs
    Id team;
    Path path = Path::screen;
    Locale locale = Locale::zh_CN;
    Instant now;
    Date today;  // business date of `now` in the organisation's time zone
    std::string request_id;
    std::shared_ptr<const Rights> rights;  // null: the system itself, which may do everything

    bool is_system() const { return rights == nullptr; }
    Scope scope(std::string_view permission) const {
        return rights ? rights->scope(permission) : Scope::org;
    }
    bool allowed(std::string_view permission) const {
        return permission.empty() || scope(permission) != Scope::none;
    }
    /// When the organisation works.
    const WorkCalendar& calendar() const;
    /// Whether a record owned by `owner` lies in the caller's scope for `permission`.
    bool covers(std::string_view permission, Id owner) const;
    /// Owners in scope; nothing means "no restriction".
    const std::vector<Id>* owners_in_scope(std::string_view permission, std::vector<Id>& own) const;
};

}  // namespace zhuli
