// Every route × every role × own, same team, other team and other organisation, compared with the
// permission tables, on both databases. The list of routes is the router's own: a new route is
// walked without a line here, and one whose record nobody can make fails by name.
//   401 not signed in. 403 the role may not do this at all. 404 the record lies outside the scope
//   of reading it. A record one may read but not change is refused too, as 403 or 404.
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <map>
#include <set>

#include "tests/every_feature/targets.hpp"

namespace zhuli::rights {
namespace {

namespace json = boost::json;
using support::all_features;
using support::Answer;
using support::Engine;
using support::World;

constexpr const char* kRoles[] = {"assistant", "manager",   "finance", "warehouse", "purchasing",
                                  "service",   "marketing", "hr",      "admin",     "auditor"};
constexpr std::string_view kId = "{id}";
constexpr std::string_view kKey = "{key}";  // one's own: there is nobody else's

Scope scope_of(std::size_t role, std::string_view permission) {
    if (permission.empty()) return Scope::org;
    for (const Feature* feature : all_features())
        for (const Permission& one : feature->permissions)
            if (one.name == permission) return one.by_role[role];
    throw std::runtime_error("no such permission: " + std::string(permission));
}

/// Whose record it is, seen from one caller.
enum class Whose { own, same_team, other_team, other_organisation };
constexpr Whose kEach[] = {Whose::own, Whose::same_team, Whose::other_team,
                           Whose::other_organisation};

std::string owner_of(const std::string& caller, Whose whose) {
    switch (whose) {
        case Whose::own:
            return caller;
        case Whose::same_team:
            return caller == "manager" ? "assistant" : "manager";
        case Whose::other_team:
            return "colleague";
        case Whose::other_organisation:
            break;
    }
    return "stranger";
}

bool covers(Scope scope, Whose whose) {
    switch (whose) {
        case Whose::own:
            return scope >= Scope::own;
        case Whose::same_team:
            return scope >= Scope::team;
        case Whose::other_team:
            return scope == Scope::org;
        case Whose::other_organisation:
            break;
    }
    return false;
}

std::string put(std::string path, std::string_view slot, const std::string& value) {
    const auto at = path.find(slot);
    return at == path.npos ? path : path.replace(at, slot.size(), value);
}

class Rights : public testing::TestWithParam<Engine> {
 protected:
    World world{GetParam()};
    Records records{world};

    void SetUp() override { world.found_other_organisation(); }

    Answer call(const std::string& who, const http::Route& route, const std::string& id) {
        auto path = put(put(std::string(route.path), kId, id), kKey, "theme");
        return world.call(who, std::string(http::method_name(route.method)), path, body_for(route),
                          {{"if-match", "1"}});
    }

    void check_role_alone(const http::Route& route, std::size_t role) {
        const bool may = scope_of(role, route.permission) != Scope::none;
        const auto answer = call(kRoles[role], route, "");
        EXPECT_EQ(answer.status == 403, !may)
            << kRoles[role] << " " << route.path << " " << answer.body;
        EXPECT_NE(answer.status, 401);
        EXPECT_LT(answer.status, 500) << route.path << " " << answer.body;
    }

    void check_record(const http::Route& route, const Target& target, std::size_t role,
                      Whose whose) {
        const std::string caller = kRoles[role];
        const auto answer = call(caller, route, records.of(target, owner_of(caller, whose)));
        const auto said = testing::Message()
                          << caller << " " << http::method_name(route.method) << " " << route.path
                          << " of " << owner_of(caller, whose) << ": " << answer.status << " "
                          << answer.body;
        EXPECT_LT(answer.status, 500) << said;
        EXPECT_NE(answer.status, 401) << said;
        const Scope scope = scope_of(role, route.permission);
        if (scope == Scope::none) {
            EXPECT_EQ(answer.status, 403) << said;
        } else if (reaches(scope, target, whose)) {
            EXPECT_TRUE(answer.status != 403 && answer.status != 404) << said;
        } else if (may_read(route, target, role, whose)) {
            EXPECT_TRUE(answer.status == 403 || answer.status == 404) << said;
        } else {
            EXPECT_EQ(answer.status, 404) << said;
        }
    }

    static bool reaches(Scope scope, const Target& target, Whose whose) {
        if (whose == Whose::other_organisation) return false;
        switch (target.whose) {
            case Target::everybody:
                return scope != Scope::none;
            case Target::owner:
                return covers(scope, whose);
            case Target::self:
                break;
        }
        return whose == Whose::own;
    }

    bool may_read(const http::Route& route, const Target& target, std::size_t role, Whose whose) {
        const auto* reader = world.site().router.reader_of(route);
        return reader != nullptr && reaches(scope_of(role, reader->permission), target, whose);
    }
};
INSTANTIATE_TEST_SUITE_P(On, Rights, testing::ValuesIn(support::engines()),
                         [](const auto& one) { return support::name_of(one.param); });

TEST_P(Rights, nobody_reaches_a_route_without_signing_in) {
    for (const auto* route : world.site().router.routes())
        EXPECT_EQ(call("", *route, "999").status, route->open ? 404 : 401) << route->path;
}

TEST_P(Rights, an_open_route_asks_for_a_link_and_gives_whoever_has_none_nothing) {
    int open = 0;
    for (const auto* route : world.site().router.routes()) {
        if (!route->open) continue;
        ++open;
        EXPECT_NE(route->path.find("/{token}"), std::string_view::npos) << route->path;
        EXPECT_TRUE(route->permission.empty()) << route->path;
        const auto org = std::to_string(world.org().v);
        for (const std::string& token : {org + ".nobody", std::string("0.x"), std::string("x")}) {
            const auto path =
                put(put(std::string(route->path), "{token}", token), "{file_id}", "5");
            const auto answer = world.call("", std::string(http::method_name(route->method)), path,
                                           body_for(*route));
            EXPECT_EQ(answer.status, 404) << path << " " << answer.body;
        }
    }
    EXPECT_GT(open, 0);
}

/// Signing in, setting up, office platforms: outside the router, for nobody in particular.
TEST_P(Rights, an_address_before_signing_in_gives_nobody_a_session_and_nothing_of_the_company) {
    int platforms = 0;
    for (const auto& address : world.site().public_addresses) {
        const auto& route = address.route;
        EXPECT_TRUE(route.permission.empty() && route.path.find('{') == route.path.npos)
            << route.path << " names a record: it belongs to the router";
        platforms += route.path.starts_with("/platform_sign_ins");
        const auto answer = call("", route, "");
        const auto said = testing::Message() << http::method_name(route.method) << " " << route.path
                                             << " " << answer.status << answer.body;
        EXPECT_LT(answer.status, 500) << said;
        EXPECT_NE(answer.code(), "problem.no_such_address") << said;
        const bool changes = route.method == http::Method::post;
        EXPECT_GE(answer.status, changes ? 400 : 200) << said;
        for (const auto& [name, value] : answer.headers)
            EXPECT_FALSE(name == "Set-Cookie" && value.starts_with("zhuli_session=") &&
                         !value.starts_with("zhuli_session=;"))
                << said;
        for (const char* inside : {"@world.test", "拾光商贸"})
            EXPECT_EQ(answer.body.find(inside), std::string::npos) << said;
    }
    EXPECT_EQ(platforms, 3) << "list, begin, end";
}

TEST_P(Rights, a_platform_of_another_organisation_is_not_there) {
    const Target& platforms = *find_target("/platforms");
    const auto ours = records.of(platforms, "admin"), theirs = records.of(platforms, "stranger");
    const auto start = [&](Id org, const std::string& platform) {
        return world.call("", "POST", "/platform_sign_ins",
                          R"({"organization_id":")" + std::to_string(org.v) +
                              R"(","platform_id":")" + platform + "\"}");
    };
    EXPECT_EQ(start(world.org(), theirs).status, 404);
    EXPECT_EQ(start(world.system_of("stranger").org.id, ours).status, 404);
    EXPECT_NE(start(world.org(), ours).status, 404);
    const auto doors = world.call(
        "", "GET", "/platform_sign_ins?organization_id=" + std::to_string(world.org().v));
    EXPECT_NE(doors.body.find(ours), std::string::npos) << doors.body;
    EXPECT_EQ(doors.body.find(theirs), std::string::npos) << doors.body;
}

TEST_P(Rights, each_role_reaches_exactly_what_its_table_says) {
    for (const auto* route : world.site().router.routes()) {
        const Target* target = find_target(route->path);
        const bool has_id = route->path.find(kId) != std::string_view::npos;
        if (has_id && target == nullptr) {
            ADD_FAILURE() << "the walk cannot make a record for " << route->path
                          << ": add its collection to tests/every_feature/targets.cpp";
            continue;
        }
        for (std::size_t role = 0; role < kRoleCount; ++role) {
            if (!has_id) check_role_alone(*route, role);
            for (const Whose whose : kEach)
                if (has_id) check_record(*route, *target, role, whose);
        }
    }
}

/// The ids a list shows.
std::set<std::string> listed(const Answer& answer) {
    std::set<std::string> ids;
    if (answer.status == 200 && answer.json.is_object() &&
        answer.json.as_object().contains("items"))
        for (const auto& item : answer.json.at("items").as_array())
            if (item.as_object().contains("id")) ids.emplace(item.at("id").as_string());
    return ids;
}

TEST_P(Rights, each_list_shows_exactly_what_lies_in_scope) {
    for (const auto* route : world.site().router.routes()) {
        const Target* target = find_target(route->path);
        if (route->method != http::Method::get || target == nullptr ||
            route->path != target->collection)
            continue;
        for (std::size_t role = 0; role < kRoleCount; ++role) {
            const std::string caller = kRoles[role];
            std::map<Whose, std::string> made;
            for (const Whose whose : kEach)
                made[whose] = records.of(*target, owner_of(caller, whose));
            const auto seen = listed(world.call(
                caller, "GET", std::string(route->path) + (route->lists ? "?limit=200" : "")));
            for (const Whose whose : kEach)
                EXPECT_EQ(seen.count(made[whose]) > 0,
                          reaches(scope_of(role, route->permission), *target, whose))
                    << caller << " " << route->path << " of " << owner_of(caller, whose);
        }
    }
}

/// The route's body, each field that refers to a record filled with one of the administrator's.
json::object referring_body(Records& records, const http::Route& route) {
    auto body = json::parse(body_for(route)).as_object();
    for (const Field& field : route.in_fields)
        if (const Target* target = target_of(field.refers); target && !field.has(read_only))
            body[field.name] = records.of(*target, "admin");
    return body;
}

TEST_P(Rights, no_body_reaches_a_record_of_another_organisation) {
    int good = 0;
    for (const auto* route : world.site().router.routes()) {
        if (route->method != http::Method::post || route->path.find('{') != route->path.npos)
            continue;
        const std::string path(route->path);
        const auto body = referring_body(records, *route);
        good += world.call("admin", "POST", path, json::serialize(body)).status < 300;
        for (const Field& field : route->in_fields) {
            const Target* target = target_of(field.refers);
            if (target == nullptr || field.has(read_only)) continue;
            auto foreign = body;
            foreign[field.name] = records.of(*target, "stranger");
            const auto answer = world.call("admin", "POST", path, json::serialize(foreign));
            EXPECT_TRUE(answer.status >= 400 && answer.status < 500)
                << path << " " << field.name << " " << answer.body;
        }
    }
    EXPECT_GE(good, 4) << "bodies with references of one's own are taken";
}

TEST(RightsWalk, a_body_is_made_of_the_route_s_own_schema) {
    for (const Feature* feature : all_features())
        for (const auto& route : feature->routes) {
            if (route.in_schema == nullptr || route.method != http::Method::post) continue;
            RawInput raw;
            raw.body = json::parse(body_for(route));
            raw.has_body = true;
            const auto checked = route.check(raw);
            EXPECT_TRUE(checked.ok()) << route.path << " " << body_for(route);
        }
}

}  // namespace
}  // namespace zhuli::rights
