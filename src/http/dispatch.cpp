#include "http/dispatch.hpp"

#include <sodium.h>

#include <algorithm>
#include <charconv>

#include "core/text/text.hpp"
#include "http/health.hpp"
#include "http/hosts.hpp"
#include "http/measures.hpp"
#include "http/open_limits.hpp"
#include "http/responses.hpp"
#include "http/write_request.hpp"

namespace zhuli::http {

namespace {

constexpr std::size_t kKeyLimit = 200;

Response run_read(const Site& site, const Route& route, const Ctx& ctx, const RawInput& input) {
    if (route.run_file != nullptr) {
        std::optional<Result<File>> file;
        site.db->read(ctx.org.id, [&](storage::Tx& tx) {
            file.emplace(route.run_file(tx, ctx, input, site.catalog));
        });
        if (!file->ok()) return problem_response(site, file->problem(), ctx.locale);
        return (*file)->piece ? pieces_response(site, ctx, std::move(**file))
                              : file_response(std::move(**file));
    }
    std::optional<Result<std::string>> result;
    site.db->read(ctx.org.id, [&](storage::Tx& tx) {
        result.emplace(route.run(tx, ctx, input, site.catalog));
    });
    return result->ok() ? success_response(route, std::move(**result))
                        : problem_response(site, result->problem(), ctx.locale);
}

/// Whether a capability's handler answers this route, else one of the site's own.
const SiteAddress* site_address(const Site& site, const Route& route) {
    if (route.run != nullptr || route.run_file != nullptr) return nullptr;
    for (const auto& address : site.addresses)
        if (&address->route == &route) return address.get();
    INVARIANT(false, "a route that nobody answers");
}

std::optional<std::int64_t> version_in(std::string_view if_match) {
    if (if_match.size() >= 2 && if_match.front() == '"' && if_match.back() == '"')
        if_match = if_match.substr(1, if_match.size() - 2);
    std::int64_t version = 0;
    const auto end = if_match.data() + if_match.size();
    const auto parsed = std::from_chars(if_match.data(), end, version);
    if (if_match.empty() || parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
    return version;
}

/// A browser says which page sends a write; only our own may. Programs with a token say nothing.
bool from_another_site(const Request& request) {
    const auto origin = request.header("origin");
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (reads || origin.empty() || !request.header("authorization").empty()) return false;
    return !same_site(origin, request.header("host"));
}

/// Whether a request that changes something really comes from our own page.
bool comes_from_us(const Request& request, const Caller& caller) {
    if (!caller.by_cookie) return true;
    const auto token = request.header("x-csrf-token");
    return token.size() == caller.csrf_token.size() && !token.empty() &&
           sodium_memcmp(token.data(), caller.csrf_token.data(), token.size()) == 0;
}

/// A member `asked_host` (noted from_path) gets the name by which the request reached us: one of
/// ours (Hosts).
void add_asked_host(const Request& request, const Route& route, RawInput& input) {
    constexpr std::string_view kName = "asked_host";
    const Field* field = find_field(route.in_fields, kName);
    if (field != nullptr && field->has(from_path))
        input.path.push_back({kName, std::string(request.header("host"))});
}

Result<> fill_input(const Request& request, const Route& route, Write& write) {
    RawInput& input = write.input;
    add_asked_host(request, route, input);
    for (const auto& [name, value] : write.query) input.query.push_back({name, value});
    input.if_match = version_in(request.header("if-match"));
    if (route.method == Method::post && !request.header("if-match").empty() && !input.if_match)
        return Problem::of(Status::bad_request, "problem.malformed_request",
                           {{"reason", "If-Match"}});
    input.idempotency_key = std::string(request.header("idempotency-key"));
    if (input.idempotency_key.size() > kKeyLimit || !text::valid_utf8(input.idempotency_key))
        return Problem::of(Status::bad_request, "problem.malformed_request",
                           {{"reason", "Idempotency-Key"}});
    if (route.method == Method::get || request.body.empty()) return Done{};
    TRY(input.body, parse_body(request));
    input.has_body = true;
    return Done{};
}

Result<> prepare(const Site& site, const Write& write, Id token, RawInput& input) {
    for (const auto& preparation : site.preparations)
        if (preparation.method == write.route->method && preparation.path == write.route->path)
            return preparation.run(write.ctx, token, input);
    return Done{};
}

/// Whether the caller may use this address at all.
Result<> check_access(const Request& request, const Route& route, const Caller& caller) {
    if (!caller.ctx.allowed(route.permission))
        return Problem::of(Status::forbidden, "problem.forbidden");
    if (route.method == Method::get) return Done{};
    if (caller.read_only) return Problem::of(Status::forbidden, "problem.read_only_token");
    if (!comes_from_us(request, caller)) return Problem::of(Status::forbidden, "problem.csrf");
    return Done{};
}

void run_route(const Site& site, const Request& request, Match match, std::string_view query,
               Caller caller, Respond respond) {
    const Route& route = *match.route;
    const Locale locale = caller.ctx.locale;
    const auto refuse = [&](const Problem& problem) {
        respond(problem_response(site, problem, locale));
    };
    if (auto access = check_access(request, route, caller); !access.ok())
        return refuse(access.problem());
    const SiteAddress* own = site_address(site, route);
    auto write = std::make_shared<Write>(site, route);
    if (own == nullptr) write->ctx = std::move(caller.ctx);
    auto parts = query_parts(query);
    if (!parts)
        return refuse(
            Problem::of(Status::bad_request, "problem.malformed_request", {{"reason", "query"}}));
    write->query = std::move(*parts);
    write->input.path = std::move(match.path);
    if (auto filled = fill_input(request, route, *write); !filled.ok())
        return refuse(filled.problem());
    // A read decodes when it runs; bad input of a write must never reach the writer.
    if (own == nullptr && route.kind == Kind::read)
        return respond(run_read(site, route, write->ctx, write->input));
    if (auto checked = route.check(write->input); !checked.ok()) return refuse(checked.problem());
    if (own != nullptr) return own->answer(site, request, caller, write->input, respond);
    if (auto ready = prepare(site, *write, caller.token_id, write->input); !ready.ok())
        return refuse(ready.problem());
    queue_write(write, request, std::move(respond));
}

/// As how many requests one counts: what makes a record leaves most behind.
int weight_of(const Route& route) { return route.answer == Answer::created ? kMakingWeight : 1; }

/// Who an address asks for that needs nobody signed in. 429 for an address that asks too often, 404
/// for a token that names no organisation.
Result<Caller> open_caller(const Site& site, const Request& request, const Match& match,
                           Instant now) {
    if (!site.open_limits->admit(request.client_address, now, weight_of(*match.route))) {
        Problem problem = Problem::of(Status::too_many, "problem.too_many", {{"seconds", "60"}});
        problem.retry_after_s = 60;
        return problem;
    }
    for (const NamedText& parameter : match.path) {
        if (parameter.name != "token") continue;
        if (auto ctx = site.open_ctx(parameter.value, now)) return Caller{std::move(*ctx), {}, {}};
    }
    return Problem::of(Status::not_found, "problem.no_such_address");
}

/// `respond`, telling the access log which address it was.
Respond named(const Respond& respond, std::string_view route) {
    return [respond, route](Response response) {
        response.route = route;
        respond(std::move(response));
    };
}

/// `respond`, telling the time by the site's clock, and counted.
Respond timed(const Site& site, const Request& request, Respond respond) {
    const auto asked = request.asked.time_since_epoch().count() != 0
                           ? request.asked
                           : std::chrono::steady_clock::now();
    return
        [&site, asked, method = request.method, respond = std::move(respond)](Response response) {
            if (site.measures) {
                const auto took = std::chrono::steady_clock::now() - asked;
                site.measures->count(method, response.route, response.status,
                                     std::chrono::duration_cast<std::chrono::microseconds>(took));
            }
            response.headers.emplace_back("X-Server-Time", std::to_string(site.clock().v));
            respond(std::move(response));
        };
}

void handle_api(const Site& site, const Request& request, std::string_view path,
                std::string_view query, const Respond& respond) {
    const Instant now = site.clock();
    const Locale locale = accepted_language(request);
    const std::string_view asked = request.method;
    const std::string_view method = asked == "HEAD" ? "GET" : asked;
    if (from_another_site(request))
        return respond(
            problem_response(site, Problem::of(Status::forbidden, "problem.origin"), locale));
    for (const auto& address : site.public_addresses)
        if (method_name(address.route.method) == method && address.route.path == path)
            return named(respond, address.route.path)(address.answer(request, now, locale));
    if (path == "/openapi.json") return respond(json_response(200, site.openapi));
    Match match = site.router.find(method, path);
    if (match.route == nullptr) {
        const bool wrong_method = !match.allowed.empty();
        auto response = problem_response(
            site,
            wrong_method ? Problem::of(Status{405}, "problem.method_not_allowed")
                         : Problem::of(Status::not_found, "problem.no_such_address"),
            locale);
        if (wrong_method) response.headers.emplace_back("Allow", match.allowed);
        return respond(std::move(response));
    }
    const auto answer = named(respond, match.route->path);
    if (match.route->open) {
        auto nobody = open_caller(site, request, match, now);
        if (!nobody.ok()) return answer(problem_response(site, nobody.problem(), locale));
        nobody->ctx.locale = locale;
        nobody->ctx.request_id = request.request_id;
        return run_route(site, request, std::move(match), query, std::move(*nobody), answer);
    }
    const auto presented = presented_token(request);
    auto caller = site.authenticate(presented.token, presented.by_cookie, now);
    if (!caller)
        return answer(problem_response(
            site, Problem::of(Status::unauthenticated, "problem.unauthenticated"), locale));
    caller->by_cookie = presented.by_cookie;
    if (!request.header("accept-language").empty()) caller->ctx.locale = locale;
    caller->ctx.request_id = request.request_id;
    run_route(site, request, std::move(match), query, std::move(*caller), answer);
}

}  // namespace

void handle(const Site& site, const Request& request, Respond plain_respond) {
    const Respond respond = timed(site, request, std::move(plain_respond));
    const std::string_view target = request.target;
    const auto question = std::min(target.find('?'), target.size());
    const auto path = target.substr(0, question);
    const auto query = target.substr(std::min(question + 1, target.size()));
    try {
        if (!path.starts_with('/'))
            return respond(
                problem_response(site,
                                 Problem::of(Status::bad_request, "problem.malformed_request",
                                             {{"reason", "target"}}),
                                 Locale::en));
        if (path.starts_with(std::string(kApi) + "/"))
            return handle_api(site, request, path.substr(kApi.size()), query, respond);
        if (auto health = health_response(site, path)) return respond(std::move(*health));
        if (request.method != "GET" && request.method != "HEAD")
            return respond({405, {{"Allow", "GET, HEAD"}}, ""});
        respond(static_response(request, path));
    } catch (...) {
        respond(outage_response(site, accepted_language(request), path));
    }
}

bool is_quick(const Site& site, const Request& request) {
    if (request.method != "GET") return false;
    const std::string_view target = request.target;
    const auto path = target.substr(0, std::min(target.find('?'), target.size()));
    if (!path.starts_with(std::string(kApi) + "/")) return false;
    const Match match = site.router.find("GET", path.substr(kApi.size()));
    return match.route != nullptr && match.route->quick;
}

Presented presented_token(const Request& request) {
    const auto authorization = request.header("authorization");
    constexpr std::string_view kBearer = "Bearer ";
    if (authorization.starts_with(kBearer)) return {authorization.substr(kBearer.size()), false};
    std::string_view cookies = request.header("cookie");
    while (!cookies.empty()) {
        const auto end = std::min(cookies.find(';'), cookies.size());
        auto cookie = cookies.substr(0, end);
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
        while (cookie.starts_with(' ')) cookie.remove_prefix(1);
        if (cookie.starts_with(kSessionCookie) && cookie.substr(kSessionCookie.size(), 1) == "=")
            return {cookie.substr(kSessionCookie.size() + 1), true};
    }
    return {};
}

Locale accepted_language(const Request& request) {
    const auto wanted = request.header("accept-language");
    const auto tw = std::min(wanted.find("zh-TW"), wanted.find("zh-Hant"));
    const auto cn = wanted.find("zh");
    const auto en = wanted.find("en");
    if (tw != wanted.npos && tw <= cn && tw < en) return Locale::zh_TW;
    return en < cn ? Locale::en : Locale::zh_CN;
}

}  // namespace zhuli::http
