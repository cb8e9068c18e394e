#include "cli/site.hpp"

#include <map>

#include "cli/commands.hpp"
#include "cli/live.hpp"
#include "cli/meta.hpp"
#include "cli/search.hpp"
#include "features/identity/passwords.hpp"
#include "features/identity/sign_in.hpp"
#include "features/identity/use_cases.hpp"
#include "http/caller_cache.hpp"

namespace zhuli::cli {

namespace {

using http::Request;
using http::Response;

std::string cookie(std::string_view token, std::int64_t max_age_s) {
    return std::string(http::kSessionCookie) + "=" + std::string(token) +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(max_age_s);
}

template <class In>
Result<In> body_of(const Request& request) {
    RawInput raw;
    TRY(raw.body, http::parse_body(request));
    raw.has_body = true;
    return decode<In>(raw);
}

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
            {"POST", "/session",
             [self](auto& r, auto now, auto l) { return self.enter(r, now, l); }},
            {"GET", "/session", [self](auto& r, auto now, auto l) { return self.who(r, now, l); }},
            {"DELETE", "/session",
             [self](auto& r, auto now, auto l) { return self.leave(r, now, l); }},
            {"GET", "/setup", [self](auto&, auto, auto) { return self.needs_setup(); }},
            {"POST", "/setup", [self](auto& r, auto now, auto l) { return self.found(r, now, l); }},
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
            "Set-Cookie", cookie(session->cookie, identity::kSessionMs / kSecondMs));
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
        return {204, {{"Set-Cookie", cookie("", 0)}}, {}};
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

void write_operation(JsonOut& out, const http::Route& route) {
    out.key("summary").string(route.summary);
    out.key("x-permission").string(route.permission);
    if (route.in_schema != nullptr && route.method != http::Method::get) {
        out.key("requestBody").begin_object().key("content").begin_object();
        out.key("application/json").begin_object().key("schema").begin_object();
        route.in_schema(out);
        out.end_object().end_object().end_object().end_object();
    }
    out.key("responses").begin_object();
    out.key(route.answer == http::Answer::created ? "201" : "200").begin_object();
    out.key("description").string("done").key("content").begin_object();
    const bool is_file = route.run_file != nullptr;
    out.key(is_file ? "application/octet-stream" : "application/json").begin_object();
    out.key("schema").begin_object();
    if (route.out_schema != nullptr) route.out_schema(out);
    out.end_object().end_object().end_object().end_object();
    out.key("default").begin_object().key("description").string("problem+json (RFC 9457)");
    out.end_object().end_object();
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

/// Every kind of record in the caller's language.
http::SiteAddress meta_address(Features features, const Catalog& catalog) {
    const auto texts = std::make_shared<MetaTexts>(features, catalog);
    return {http::site_get<http::Nothing>("/meta", "", "Fields and options of every record"),
            [texts](const http::Site&, const Request& request, const http::Caller& caller,
                    const RawInput&, const http::Respond& respond) {
                const Locale locale = caller.ctx.locale;
                respond(http::kept_json_response(request, texts->json(locale),
                                                 texts->etag(locale)));
            }};
}

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

}  // namespace

http::Site make_site(storage::Database& db, Features features, std::function<Instant()> clock) {
    http::Site site;
    site.db = &db;
    site.catalog = all_messages(features);
    for (const Feature* feature : features) site.router.add(feature->routes);
    site.public_addresses = PublicAddresses(db, features).list();
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
    site.live = make_live_hub(db, live_rules(features, site));
    add_address(site, meta_address(features, site.catalog));
    add_address(site, search_address(db, features));
    add_address(site, http::live_address(site.live));
    site.openapi = openapi_json(features);
    return site;
}

std::string openapi_json(Features features) {
    std::map<std::string, std::vector<const http::Route*>> paths;
    for (const Feature* feature : features)
        for (const auto& route : feature->routes) paths[std::string(route.path)].push_back(&route);
    JsonOut out;
    out.begin_object().key("openapi").string("3.1.0").key("info").begin_object();
    out.key("title").string("Zhuli").key("version").string("1").end_object();
    out.key("servers").begin_array().begin_object().key("url").string(http::kApi);
    out.end_object().end_array().key("paths").begin_object();
    for (const auto& [path, routes] : paths) {
        out.key(path).begin_object();
        for (const auto* route : routes) {
            out.key(lower(http::method_name(route->method))).begin_object();
            write_operation(out, *route);
            out.end_object();
        }
        out.end_object();
    }
    out.end_object().end_object();
    return out.take();
}

}  // namespace zhuli::cli
