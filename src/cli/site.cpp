#include "cli/site.hpp"

#include <map>

#include "cli/commands.hpp"
#include "cli/live.hpp"
#include "cli/meta.hpp"
#include "cli/notes.hpp"
#include "cli/open_routes.hpp"
#include "cli/openapi.hpp"
#include "cli/platform_addresses.hpp"
#include "cli/search.hpp"
#include "features/identity/passwords.hpp"
#include "features/identity/sign_in.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases.hpp"
#include "http/caller_cache.hpp"
#include "http/measures.hpp"
#include "http/open_limits.hpp"
#include "storage/migrations.hpp"

namespace zhuli::cli {

namespace {

using http::Request;
using http::Response;

using http::Method;
using http::Nothing;
constexpr auto kSignIn = open_route<identity::SignIn, identity::SessionView>(
    Method::post, "/session", "sign_in", "Sign in; the answer sets the session cookie");
constexpr auto kSession = open_route<Nothing, identity::SessionView>(
    Method::get, "/session", "show_session", "Who is signed in");
constexpr auto kSignOut =
    open_route<Nothing, Nothing>(Method::delete_, "/session", "sign_out", "Sign out");
constexpr auto kSetup = open_route<Nothing, identity::SetupView>(
    Method::get, "/setup", "show_setup", "Whether the first organisation is still to be founded");
constexpr auto kFound = open_route<identity::NewOrg, identity::SessionView>(
    Method::post, "/setup", "found_organisation", "Found the first organisation and sign in");

/// The sign-in and set-up addresses, over one database and the product's texts.
class PublicAddresses {
 public:
    PublicAddresses(storage::Database& db, Features features)
        : db_(db), texts_(std::make_shared<http::Site>()) {
        texts_->catalog = all_messages(features);
    }

    std::vector<http::PublicAddress> list() const {
        const auto self = *this;
        return {
            {kSignIn, [self](auto& r, auto now, auto l) { return self.enter(r, now, l); }},
            {kSession, [self](auto& r, auto now, auto l) { return self.who(r, now, l); }},
            {kSignOut, [self](auto& r, auto now, auto l) { return self.leave(r, now, l); }},
            {kSetup, [self](auto&, auto, auto) { return self.needs_setup(); }},
            {kFound, [self](auto& r, auto now, auto l) { return self.found(r, now, l); }},
        };
    }

 private:
    Response refuse(const Problem& problem, Locale locale) const {
        return http::problem_response(*texts_, problem, locale);
    }

    Response signed_in(const Request& request, const identity::SignIn& in, Instant now,
                       Locale locale) const {
        const identity::Device device{std::string(request.header("user-agent")),
                                      request.client_address};
        auto session = identity::sign_in(db_, in, device, now);
        if (!session.ok()) return refuse(session.problem(), locale);
        Response response = http::json_response(200, to_json(session->view));
        response.headers.emplace_back(
            "Set-Cookie", session_cookie(session->cookie, identity::kSessionMs / kSecondMs));
        return response;
    }

    Response enter(const Request& request, Instant now, Locale locale) const {
        auto in = body_of<identity::SignIn>(request);
        return in.ok() ? signed_in(request, *in, now, locale) : refuse(in.problem(), locale);
    }

    std::optional<identity::Caller> caller(const Request& request, Instant now) const {
        return identity::caller_of(db_, http::presented_token(request).token, now);
    }

    Response who(const Request& request, Instant now, Locale locale) const {
        const auto found = caller(request, now);
        if (!found)
            return refuse(Problem::of(Status::unauthenticated, "problem.unauthenticated"), locale);
        auto view = identity::show_session(db_, *found);
        return view.ok() ? http::json_response(200, to_json(*view))
                         : refuse(view.problem(), locale);
    }

    Response leave(const Request& request, Instant now, Locale locale) const {
        const auto found = caller(request, now);
        if (found) {
            if (request.header("x-csrf-token") != found->csrf_token)
                return refuse(Problem::of(Status::forbidden, "problem.csrf"), locale);
            auto ended = identity::sign_out(db_, *found);
            if (!ended.ok()) return refuse(ended.problem(), locale);
        }
        return {204, {{"Set-Cookie", session_cookie("", 0)}}, {}};
    }

    Response needs_setup() const {
        return http::json_response(200, to_json(identity::SetupView{identity::setup_needed(db_)}));
    }

    Response found(const Request& request, Instant now, Locale locale) const {
        if (!identity::setup_needed(db_))
            return refuse(Problem::of(Status::conflict, "identity.already_set_up"), locale);
        auto in = body_of<identity::NewOrg>(request);
        if (!in.ok()) return refuse(in.problem(), locale);
        auto org = identity::found_org(db_, *in, now);
        if (!org.ok()) return refuse(org.problem(), locale);
        return signed_in(request, {in->email, in->password.v, {}}, now, locale);
    }

    storage::Database& db_;
    std::shared_ptr<http::Site> texts_;
};

void add_address(http::Site& site, http::SiteAddress address) {
    site.addresses.push_back(std::make_unique<http::SiteAddress>(std::move(address)));
    site.router.add({&site.addresses.back()->route, 1});
}

/// Passwords are hashed and compared before a unit is queued.
std::vector<http::Preparation> preparations(storage::Database& db) {
    const auto hash = [](const Ctx&, Id, RawInput& in) { return identity::hash_new_password(in); };
    const auto compare = [&db](const Ctx& ctx, Id token, RawInput& in) {
        return identity::check_own_password(db, ctx, token, in);
    };
    return {{http::Method::post, "/users", hash},
            {http::Method::post, "/users/{id}/password", hash},
            {http::Method::post, "/account/password", compare}};
}

/// Nobody, who may nothing but what an open address lets everybody do: "ORG.SECRET" names where.
std::optional<Ctx> open_ctx(storage::Database& db, std::string_view token, Instant now) {
    Id org_id;
    Reading reading;
    const auto dot = std::min(token.find('.'), token.size());
    if (!Value<Id>::text(token.substr(0, dot), org_id, reading) || !org_id) return std::nullopt;
    const auto org = storage::read_now(
        db, org_id, [&](storage::Tx& tx) { return identity::find_org(tx, org_id); });
    if (!org) return std::nullopt;
    Ctx ctx = identity::system_ctx(*org, now, Path::screen);
    static const auto nothing = std::make_shared<const Rights>();
    ctx.rights = nothing;
    return ctx;
}

std::shared_ptr<http::Measures> make_measures(const http::Site& site) {
    std::vector<std::string> names;
    const auto add = [&](const http::Route& route) {
        names.push_back(std::string(http::method_name(route.method)) + " " +
                        std::string(route.path));
    };
    for (const auto* route : site.router.routes()) add(*route);
    for (const auto& address : site.public_addresses) add(address.route);
    return std::make_shared<http::Measures>(names);
}

}  // namespace

http::Site make_site(storage::Database& db, Features features, std::function<Instant()> clock) {
    http::Site site;
    site.db = &db;
    site.catalog = all_messages(features);
    for (const Feature* feature : features) site.router.add(feature->routes);
    site.public_addresses = PublicAddresses(db, features).list();
    for (auto& address : platform_addresses(db, all_messages(features)))
        site.public_addresses.push_back(std::move(address));
    site.clock = std::move(clock);
    site.preparations = preparations(db);
    const auto callers = std::make_shared<http::CallerCache>(
        [&db](std::string_view token, bool by_cookie, Instant now) -> std::optional<http::Caller> {
            auto found = identity::caller_of(db, token, now);
            const auto kind = by_cookie ? identity::TokenKind::session : identity::TokenKind::api;
            if (!found || found->kind != kind) return std::nullopt;
            return http::Caller{std::move(found->ctx), found->csrf_token, found->token_id,
                                by_cookie, found->access == identity::TokenAccess::read_only};
        },
        &identity::access_changes);
    site.authenticate = [callers](std::string_view token, bool by_cookie, Instant now) {
        return callers->find(token, by_cookie, now);
    };
    site.open_ctx = [&db](std::string_view token, Instant now) { return open_ctx(db, token, now); };
    site.open_limits = std::make_shared<http::OpenLimits>();
    site.live = make_live_hub(db, live_rules(features, site));
    add_address(site, meta_address(features, site.catalog));
    add_address(site, search_address(db, features));
    add_address(site, notes_address(db, features));
    add_address(site, http::live_address(site.live));
    site.openapi = openapi_json(features);
    site.measures = make_measures(site);
    site.schema_is_current = [&db, migrations = all_migrations(features)] {
        return storage::schema_is_current(db, migrations);
    };
    return site;
}

std::string openapi_json(Features features) {
    std::vector<http::Route> routes{kSignIn, kSession, kSignOut, kSetup, kFound};
    for (const auto& route : platform_routes()) routes.push_back(route);
    for (const auto& route : {meta_route(), search_route(), notes_route(), http::live_route()})
        routes.push_back(route);
    for (const Feature* feature : features)
        routes.insert(routes.end(), feature->routes.begin(), feature->routes.end());
    return describe_api(routes);
}

}  // namespace zhuli::cli
