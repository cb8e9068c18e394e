#include "tests/support/world/world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <future>
#include <memory>

#include "app/features.hpp"
#include "cli/commands.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases.hpp"
#include "jobs/job.hpp"
#include "storage/events.hpp"
#include "storage/save.hpp"

namespace zhuli::support {

namespace {

constexpr std::pair<const char*, Role> kRoles[] = {
    {"assistant", Role::assistant},   {"manager", Role::manager},
    {"finance", Role::finance},       {"warehouse", Role::warehouse},
    {"purchasing", Role::purchasing}, {"service", Role::service},
    {"marketing", Role::marketing},   {"hr", Role::hr},
    {"auditor", Role::auditor}};

constexpr std::int64_t kTokenMs = 3650 * kDayMs;  // a long simulation does not sign in anew

}  // namespace

cli::Features all_features() { return app::features(); }

std::string Answer::text(std::string_view member) const {
    if (!json.is_object()) return {};
    const auto* value = json.get_object().if_contains(member);
    return value && value->is_string() ? std::string(value->get_string()) : std::string{};
}

std::vector<std::string> Answer::fields() const {
    std::vector<std::string> out;
    if (!json.is_object() || !json.get_object().contains("fields")) return out;
    for (const auto& field : json.at("fields").as_array())
        out.push_back(std::string(field.at("path").as_string()) + ":" +
                      std::string(field.at("code").as_string()));
    std::sort(out.begin(), out.end());
    return out;
}

World::Founded::Founded(Engine engine) : db(engine) {
    cli::publish_permissions(all_features());
    storage::migrate(*db, cli::all_migrations(all_features()));
    org = identity::found_org(*db,
                              {.organization_name = "拾光商贸",
                               .admin_name = "老板",
                               .email = {"admin@world.test"},
                               .password = "zhuli-2026"},
                              kBegin)
              .value()
              .id;
    const Ctx system = identity::system_ctx({org, "拾光商贸", "CNY", "Asia/Shanghai"}, kBegin);
    const auto add_person = [&](const std::string& who, Role role, Id team) {
        auto made = storage::write_now(*db, system, [&](storage::Tx& tx) {
            return identity::add_user(tx, system,
                                      {.email = {who + "@world.test"},
                                       .name = who,
                                       .team_id = team,
                                       .roles = {role},
                                       .locale = identity::Language::en},
                                      "no password");
        });
        people[who] = give_token(*db, system, made.value().id);
    };
    auto team = storage::write_now(*db, system, [&](storage::Tx& tx) -> Result<Id> {
        identity::Team made{.name = "华东一组"};
        CHECK(storage::save_new(tx, system, made, {"team.created", {}, ""}));
        return made.id;
    });
    for (const auto& [who, role] : kRoles) add_person(who, role, *team);
    add_person("colleague", Role::assistant, {});
    add_person("admin2", Role::admin, {});
    people["admin"] = people.at("admin2");
    db.close();
}

/// Laying out every table and hashing a password takes longer than most tests: it is done once for
/// each engine, and each world begins with a copy.
const World::Founded& World::founded(Engine engine) {
    static std::map<Engine, std::unique_ptr<Founded>> made;
    auto& one = made[engine];
    if (!one) one = std::make_unique<Founded>(engine);
    return *one;
}

World::World(Engine engine) : World(founded(engine)) {}

World::World(const Founded& founded) : db_(founded.db), org_(founded.org), people_(founded.people) {
    cli::publish_permissions(all_features());
    site_ = cli::make_site(*db_, all_features(), [this] { return now; });
}

World::~World() {
    const storage::Sql kinds{"world.kinds",
                             "SELECT DISTINCT kind FROM event WHERE org_id = $1"
                             " AND customer_id <> 0"};
    db_->read(org_, [&](storage::Tx& tx) {
        tx.each(kinds, [&](const storage::RowView& row) {
            EXPECT_NE(site_.catalog.find("event." + row.text(0)), nullptr)
                << "no message event." << row.text(0);
        });
    });
}

Ctx World::system() const {
    return identity::system_ctx({org_, "拾光商贸", "CNY", "Asia/Shanghai"}, now);
}

Ctx World::system_of(const std::string& who) const {
    if (who != "stranger") return system();
    return identity::system_ctx({other_org_, "别家", "CNY", "Asia/Shanghai"}, now);
}

World::Person World::give_token(storage::Database& db, const Ctx& ctx, Id user) {
    auto made = storage::write_now(db, ctx, [&](storage::Tx& tx) {
        identity::Token bearer{.kind = identity::TokenKind::api, .name = "test"};
        bearer.user_id = user;
        bearer.expires_at = ctx.now.plus_ms(kTokenMs);
        return identity::add_token(tx, ctx, bearer);
    });
    return {user, made.value().text};
}

void World::found_other_organisation() {
    const auto org = identity::found_org(*db_,
                                         {.organization_name = "别家",
                                          .admin_name = "别人",
                                          .email = {"stranger@other.test"},
                                          .password = "zhuli-2026"},
                                         now);
    const Ctx ctx = identity::system_ctx(org.value(), now);
    other_org_ = ctx.org.id;
    const auto admin = storage::read_now(*db_, ctx.org.id,
                                         [](storage::Tx& tx) { return identity::first_admin(tx); });
    people_["stranger"] = give_token(*db_, ctx, admin.value());
}

Answer World::call(const std::string& who, const std::string& method, const std::string& path,
                   const std::string& body,
                   std::vector<std::pair<std::string, std::string>> headers) {
    http::Request request{method, "/api/v1" + path, std::move(headers), body, "127.0.0.1"};
    if (!body.empty()) request.headers.emplace_back("content-type", "application/json");
    request.headers.emplace_back("accept-language", "en");
    if (request.header("host").empty()) request.headers.emplace_back("host", "zhuli.test");
    if (!who.empty())
        request.headers.emplace_back("authorization", "Bearer " + people_.at(who).token);
    std::promise<http::Response> answered;
    http::handle(site_, request,
                 [&](http::Response response) { answered.set_value(std::move(response)); });
    http::Response response = answered.get_future().get();
    for (const auto& pieces = response.pieces;
         pieces && static_cast<std::int64_t>(response.body.size()) < pieces->byte_count;) {
        const auto piece = pieces->read(static_cast<std::int64_t>(response.body.size()));
        EXPECT_FALSE(piece.empty()) << path;
        if (piece.empty()) break;
        response.body += piece;
    }
    Answer answer{response.status, nullptr, response.body, response.headers};
    boost::system::error_code error;
    answer.json = boost::json::parse(answer.body, error);
    return answer;
}

void World::follow_events() {
    for (const Feature* feature : all_features())
        for (const Consumer& consumer : feature->consumers)
            while (storage::run_consumer(*db_, system(), consumer.name, consumer.handle) > 0) {
            }
}

void World::run_jobs() {
    std::vector<jobs::JobKind> kinds;
    for (const Feature* feature : all_features())
        kinds.insert(kinds.end(), feature->jobs.begin(), feature->jobs.end());
    const jobs::JobWorld world{
        *db_, kinds, [this](Id) { return system(); }, [this] { return now; }, {}, &site_.catalog};
    jobs::plan_recurring(world, org_);
    while (jobs::run_one(world, org_)) {
    }
}

}  // namespace zhuli::support
