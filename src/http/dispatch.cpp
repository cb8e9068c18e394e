#include "http/dispatch.hpp"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "core/text/text.hpp"
#include "http/health.hpp"
#include "http/hosts.hpp"
#include "http/measures.hpp"
#include "storage/idempotency.hpp"

namespace zhuli::http {

namespace {

constexpr std::size_t kKeyLimit = 200;

std::string reference_id() {
    unsigned char bytes[8];
    randombytes_buf(bytes, sizeof bytes);
    char hex[sizeof bytes * 2 + 1];
    sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
    return hex;
}

/// An exception of a request: logged with a reference id, which is all the caller learns.
Response outage(const Site& site, Locale locale, std::string_view where) {
    const std::string reference = reference_id();
    try {
        throw;
    } catch (const storage::Unavailable& error) {
        spdlog::warn("{} must wait: {}", where, error.what());
        Problem busy = Problem::of(Status::unavailable, "problem.busy");
        busy.retry_after_s = 1;
        return problem_response(site, busy, locale);
    } catch (const std::exception& error) {
        spdlog::error("{} failed [{}]: {}", where, reference, error.what());
    } catch (...) {
        spdlog::error("{} failed [{}]", where, reference);
    }
    Problem problem = Problem::of(Status{500}, "problem.outage", {{"reference", reference}});
    return problem_response(site, problem, locale, reference);
}

/// Everything a write needs after its worker has moved on.
struct Write {
    const Site* site;
    const Route* route;
    Ctx ctx;
    RawInput input;
    std::vector<std::pair<std::string, std::string>> query;  // owns the names
    std::string route_key, body_hash;
    Respond respond;
    std::optional<Result<std::string>> result;
    bool replayed = false, tried_again = false;
};

int status_of(const Route& route) {
    switch (route.answer) {
        case Answer::created:
            return 201;
        case Answer::no_content:
            return 204;
        case Answer::ok:
            break;
    }
    return 200;
}

Response success(const Route& route, std::string body) {
    if (route.answer == Answer::no_content) return {204, {{"Cache-Control", "no-store"}}, {}};
    return json_response(status_of(route), std::move(body));
}

/// A stale write is told the current record exactly as this caller would read it.
void show_current(storage::Tx& tx, const Write& write, Problem& problem) {
    if (problem.code != "problem.stale") return;
    problem.current_json.clear();
    const Route* reader = write.site->router.reader_of(*write.route);
    if (reader == nullptr || !write.ctx.allowed(reader->permission)) return;
    RawInput input;
    for (const auto& named : write.input.path)
        if (reader->path.find("{" + std::string(named.name) + "}") != reader->path.npos)
            input.path.push_back(named);
    auto view = reader->run(tx, write.ctx, input, write.site->catalog);
    if (view.ok()) problem.current_json = std::move(*view);
}

bool run_write(storage::Tx& tx, Write& write) {
    const auto& key = write.input.idempotency_key;
    write.result.reset();
    write.replayed = false;
    if (!key.empty()) {
        auto kept = storage::find_answer(tx, write.ctx, write.route_key, key, write.body_hash);
        if (!kept.ok()) {
            write.result.emplace(std::move(kept.problem()));
            return false;
        }
        if (*kept) {
            write.replayed = true;
            write.result.emplace(std::move((*kept)->body));
            return true;
        }
    }
    write.result.emplace(write.route->run(tx, write.ctx, write.input, write.site->catalog));
    if (!write.result->ok()) {
        show_current(tx, write, write.result->problem());
        return false;
    }
    // A token is shown once: its creation is never replayed.
    if (!key.empty() && write.route->path != "/api_tokens")
        storage::keep_answer(tx, write.ctx, write.route_key, key, write.body_hash,
                             {status_of(*write.route), write.result->value()});
    return true;
}

void queue_write(const std::shared_ptr<Write>& write);

/// Two first requests with one Idempotency-Key met: the one that lost runs again and finds the
/// other's answer.
bool lost_to_its_twin(Write& write, const std::exception_ptr& error) {
    if (write.input.idempotency_key.empty() || write.tried_again) return false;
    try {
        std::rethrow_exception(error);
    } catch (const storage::UniqueBroken&) {
        return write.tried_again = true;
    } catch (...) {
        return false;
    }
}

void answer_write(const std::shared_ptr<Write>& write, const std::exception_ptr& error) {
    const Site& site = *write->site;
    try {
        if (error && lost_to_its_twin(*write, error)) return queue_write(write);
        if (error) std::rethrow_exception(error);
    } catch (...) {
        return write->respond(outage(site, write->ctx.locale, write->route->path));
    }
    auto& result = *write->result;
    write->respond(result.ok() ? success(*write->route, std::move(*result))
                               : problem_response(site, result.problem(), write->ctx.locale));
}

void queue_write(const std::shared_ptr<Write>& write) {
    storage::Unit unit;
    unit.org = write->ctx.org.id;
    unit.actor = write->ctx.user;
    unit.path = enum_name(write->ctx.path);
    unit.now = write->ctx.now;
    unit.work = [write](storage::Tx& tx) { return run_write(tx, *write); };
    unit.done = [write](std::exception_ptr error) { answer_write(write, error); };
    write->site->db->write(std::move(unit));
}

/// What an Idempotency-Key belongs to: the address and the ids in it, whatever is after "?".
std::string scope_of_key(const Route& route, const std::vector<NamedText>& path) {
    std::string scope = std::string(method_name(route.method)) + " " + std::string(route.path);
    for (const auto& named : path) scope += " " + named.value;
    return scope;
}

Response file_response(File file) {
    std::string name;
    for (const char c : file.name) {
        const auto byte = static_cast<unsigned char>(c);
        char escaped[4];
        std::snprintf(escaped, sizeof escaped, "%%%02X", byte);
        const bool plain = std::isalnum(byte) || c == '.' || c == '-' || c == '_';
        name += plain ? std::string(1, c) : escaped;
    }
    return {200,
            {{"Content-Type", std::move(file.content_type)},
             {"Content-Disposition", "attachment; filename*=UTF-8''" + name},
             {"Cache-Control", "no-store"},
             {"X-Content-Type-Options", "nosniff"}},
            std::move(file.body)};
}

Response run_read(const Site& site, const Route& route, const Ctx& ctx, const RawInput& input) {
    if (route.run_file != nullptr) {
        std::optional<Result<File>> file;
        site.db->read(ctx.org.id, [&](storage::Tx& tx) {
            file.emplace(route.run_file(tx, ctx, input, site.catalog));
        });
        return file->ok() ? file_response(std::move(**file))
                          : problem_response(site, file->problem(), ctx.locale);
    }
    std::optional<Result<std::string>> result;
    site.db->read(ctx.org.id, [&](storage::Tx& tx) {
        result.emplace(route.run(tx, ctx, input, site.catalog));
    });
    return result->ok() ? success(route, std::move(**result))
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

Result<> fill_input(const Request& request, const Route& route, Write& write) {
    RawInput& input = write.input;
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

/// What a repetition must equal. Passwords are left out: a fast hash of one is kept nowhere.
std::string hash_of(const Route& route, const Request& request, const RawInput& input) {
    const auto is_secret = [](const Field& field) { return field.has(secret); };
    if (!input.body.is_object() || std::ranges::none_of(route.in_fields, is_secret))
        return content_hash(request.body);
    auto rest = input.body.get_object();
    for (const Field& field : route.in_fields)
        if (is_secret(field)) rest.erase(field.name);
    return content_hash(boost::json::serialize(rest));
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
    auto write = std::make_shared<Write>();
    write->site = &site;
    write->route = &route;
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
    write->route_key = scope_of_key(route, write->input.path);
    write->body_hash = hash_of(route, request, write->input);
    write->respond = std::move(respond);
    queue_write(write);
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
        respond(outage(site, accepted_language(request), path));
    }
}

std::string content_hash(std::string_view text) {
    unsigned char hash[16];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), nullptr, 0);
    char hex[sizeof hash * 2 + 1];
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    return hex;
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

Response problem_response(const Site& site, const Problem& problem, Locale locale,
                          std::string_view reference) {
    Response response{static_cast<int>(problem.status),
                      {{"Content-Type", "application/problem+json"},
                       {"Cache-Control", "no-store"},
                       {"X-Content-Type-Options", "nosniff"}},
                      problem_json(problem, site.catalog, locale, reference)};
    if (problem.retry_after_s > 0)
        response.headers.emplace_back("Retry-After", std::to_string(problem.retry_after_s));
    return response;
}

Response json_response(int status, std::string body) {
    return {status,
            {{"Content-Type", "application/json"},
             {"Cache-Control", "no-store"},
             {"X-Content-Type-Options", "nosniff"}},
            std::move(body)};
}

Response kept_json_response(const Request& request, const std::string& body,
                            const std::string& etag) {
    Response response = json_response(200, body);
    for (auto& [name, value] : response.headers)
        if (name == "Cache-Control") value = "private, no-cache";
    response.headers.emplace_back("ETag", etag);
    response.headers.emplace_back("Vary", "Accept-Language, Cookie, Authorization");
    if (request.header("if-none-match") == etag) {
        response.status = 304;
        response.body.clear();
    }
    return response;
}

}  // namespace zhuli::http
